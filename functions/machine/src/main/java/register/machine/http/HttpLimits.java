package register.machine.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// How much of this process strangers may occupy over HTTP, and for how long. The rest of its memory, files and threads
/// is for mail, the log and the team, whatever readers do.
///
/// @param room how many bytes bodies that arrive and answers that leave may hold together, each half of it
/// @param connections at most, at once. From nine tenths on, new requests get 503, and connections that are idle or
///     slow are closed
/// @param readers how many answers are made at once
/// @param posts how many requests with a body are worked on at once
/// @param idle how long a connection may take for a whole request head, or be without a byte
public record HttpLimits(long room, int connections, int readers, int posts, Duration idle) {
    private static final int MOST_CONNECTIONS = 10_000;

    /// The heap that a connection takes at most, measured: with the longest head on it. Connections get a quarter of
    /// the heap.
    private static final int CONNECTION = 24 * 1024;

    /// The heap that an answer takes while it is made: ten times the largest page.
    private static final int MAKING = 16 * 1024 * 1024;

    /// For the memory of this process, and the files that it may open.
    static HttpLimits standard() {
        long heap = Runtime.getRuntime().maxMemory();
        return new HttpLimits(
                heap / 8,
                Math.clamp(Math.min(heap / 4 / CONNECTION, files() / 2), 1, MOST_CONNECTIONS),
                Math.clamp(heap / 4 / MAKING, 1, 8),
                2,
                Duration.ofSeconds(30));
    }

    /// For one person on this machine.
    ///
    /// @param body the most that is sent at once, in bytes
    public static HttpLimits onePerson(long body) {
        return new HttpLimits(8 * body, 100, 8, 8, Duration.ofMinutes(1));
    }

    private static long files() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }
}
