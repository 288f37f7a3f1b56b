package io.widgetry.deployer.internal.settings;

/**
 * How much a file may be, so that no file can fill memory or disk.
 *
 * @param fileBytes a bundle's size
 * @param entries how many entries it may have
 * @param unpackedBytes the size of all its entries, unpacked
 * @param manifestBytes the size of its manifest
 * @param configBytes a configuration file's size
 * @param widgetFiles how many files a browser widget may have
 * @param widgetBytes how large they may be together
 */
public record Limits(
        long fileBytes,
        int entries,
        long unpackedBytes,
        int manifestBytes,
        int configBytes,
        int widgetFiles,
        long widgetBytes) {}
