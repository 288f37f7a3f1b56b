package io.widgetry.integration.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** At which addresses of the network a process listens, as the kernel tells it. */
final class Listening {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String LISTENS = "0A";
    private static final int PATIENCE_MILLIS = 5_000;

    private Listening() {}

    /** Whether this system tells. */
    static boolean isTold() {
        return Files.isReadable(TABLES.get(0));
    }

    static Set<InetSocketAddress> of(long pid) throws IOException {
        Set<String> sockets = sockets(pid);
        Set<InetSocketAddress> addresses = new HashSet<>();
        for (Path table : TABLES) {
            List<String> lines = Files.exists(table) ? Files.readAllLines(table) : List.of("");
            for (String line : lines.subList(1, lines.size())) {
                String[] columns = line.strip().split("\\s+");
                if (columns[3].equals(LISTENS) && sockets.contains("socket:[" + columns[9] + "]")) {
                    addresses.add(address(columns[1]));
                }
            }
        }
        return addresses;
    }

    private static Set<String> sockets(long pid) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path file : files.toList()) {
                try {
                    sockets.add(Files.readSymbolicLink(file).toString());
                } catch (NoSuchFileException closed) {
                    // meanwhile
                }
            }
        }
        return sockets;
    }

    /** Such as {@code 0100007F:1F90}: each group of four bytes is turned round. */
    private static InetSocketAddress address(String text) throws IOException {
        String[] parts = text.split(":");
        byte[] turned = HexFormat.of().parseHex(parts[0]);
        byte[] address = new byte[turned.length];
        for (int i = 0; i < turned.length; i++) {
            address[i] = turned[i / 4 * 4 + 3 - i % 4];
        }
        return new InetSocketAddress(InetAddress.getByAddress(address), Integer.parseInt(parts[1], 16));
    }

    /** The addresses of this machine by which others reach it. */
    static List<InetAddress> addressesForOthers() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(each -> Collections.list(each.getInetAddresses()).stream())
                .filter(each -> !each.isLoopbackAddress() && !each.isLinkLocalAddress())
                .toList();
    }

    /** Fails if nobody listens there. */
    static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
        }
    }
}
