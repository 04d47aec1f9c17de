package register.machine.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;

/// Closes connections without a complete request in time, counted from opening or from the last answer; sooner if
/// connections run short.
final class HttpConnections {
    private final ServerConnector connector;
    private final HttpLimits limits;
    private final LongSupplier nanos;
    private final Map<EndPoint, Silence> silent = new HashMap<>();

    /// @param requests the number of earlier ones
    /// @param since in nanoseconds
    private record Silence(long requests, long since) {}

    HttpConnections(ServerConnector connector, HttpLimits limits, LongSupplier nanos) {
        this.connector = connector;
        this.limits = limits;
        this.nanos = nanos;
    }

    int count() {
        return connector.getConnectedEndPoints().size();
    }

    /// True if few connections are left.
    boolean areFull() {
        return count() > limits.connections() - limits.connections() / 10;
    }

    /// Call it from time to time.
    ///
    /// @param busy connections with a request in progress
    void watch(Set<EndPoint> busy) {
        long patience = (areFull() ? ClientPace.WINDOW : limits.idle()).toNanos();
        long now = nanos.getAsLong();
        var seen = new HashMap<EndPoint, Silence>();
        for (EndPoint endPoint : connector.getConnectedEndPoints()) {
            Connection connection = endPoint.getConnection();
            if (connection == null || busy.contains(endPoint)) {
                continue;
            }
            long requests = connection.getMessagesIn();
            Silence before = silent.get(endPoint);
            Silence silence = before != null && before.requests() == requests ? before : new Silence(requests, now);
            if (now - silence.since() >= patience) {
                endPoint.close(new TimeoutException("no request in time"));
            } else {
                seen.put(endPoint, silence);
            }
        }
        silent.clear();
        silent.putAll(seen);
    }
}
