package register.machine.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// Limits on the share of this process that strangers may occupy over HTTP. The rest of its memory, files and threads
/// is reserved for mail, the log and the team.
///
/// @param room bytes for incoming bodies and outgoing answers, half each
/// @param connections at a time. From nine tenths on, new requests get 503, and idle or slow connections are closed
/// @param readers the number of answers made at a time
/// @param posts the number of requests with a body processed at a time
/// @param idle the time for a complete request head, or without a byte
public record HttpLimits(long room, int connections, int readers, int posts, Duration idle) {
    private static final int MOST_CONNECTIONS = 10_000;

    /// The maximum heap of a connection, measured with the longest head. Connections get a quarter of the heap.
    private static final int CONNECTION = 24 * 1024;

    /// The heap used to make an answer: ten times the largest page.
    private static final int MAKING = 16 * 1024 * 1024;

    /// For this process's memory and its limit on open files.
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
    /// @param body the maximum size of a request body, in bytes
    public static HttpLimits onePerson(long body) {
        return new HttpLimits(8 * body, 100, 8, 8, Duration.ofMinutes(1));
    }

    private static long files() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }
}
