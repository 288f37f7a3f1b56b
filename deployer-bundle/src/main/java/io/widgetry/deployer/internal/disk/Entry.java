package io.widgetry.deployer.internal.disk;

/**
 * What a folder holds under a name.
 *
 * @param name the name, without folder
 * @param regular whether it is a file, not a folder, a link or a device
 * @param link whether it is a symbolic link
 * @param stamp its state
 */
public record Entry(String name, boolean regular, boolean link, Stamp stamp) {}
