package register.machine.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;

/// How much of the JDK's HTTP server a stranger may occupy, and for how long. The server reads these system properties
/// once, when its first instance is made. One that is already set stays, so that `JAVA_OPTS` can override it.
public final class HttpLimits {
    private static final int MOST_CONNECTIONS = 10_000;

    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("sun.net.httpserver.maxReqHeaderSize", Integer.toString(16 * 1024)),
            Map.entry("sun.net.httpserver.maxReqHeaders", "100"),
            // Seconds for a connection to send a whole request head, from when it opens or sends again.
            Map.entry("sun.net.httpserver.maxReqTime", "10"),
            Map.entry("sun.net.httpserver.maxRspTime", "60"),
            // Seconds to keep a connection after an answer, and how many to keep; milliseconds between two checks.
            Map.entry("sun.net.httpserver.idleInterval", "30"),
            Map.entry("sun.net.httpserver.maxIdleConnections", "200"),
            Map.entry("sun.net.httpserver.clockTick", "1000"),
            Map.entry("sun.net.httpserver.drainAmount", "1"),
            // An answer is written as head and body: with Nagle's algorithm (RFC 1122, 4.2.3.4) the end of the body
            // waits for the reader's delayed acknowledgement of what came before.
            Map.entry("sun.net.httpserver.nodelay", "true"),
            Map.entry("jdk.httpserver.maxConnections", Integer.toString(connections())));

    private HttpLimits() {}

    /// Call it before the first server is made.
    public static void apply() {
        PROPERTIES.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    }

    /// Half of the files that this process may open: the rest is for the store and mail, whatever readers do.
    private static int connections() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? Math.clamp(system.getMaxFileDescriptorCount() / 2, 1, MOST_CONNECTIONS)
                : MOST_CONNECTIONS;
    }
}
