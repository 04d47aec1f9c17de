package register.machine.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;

/// Closes connections on which no request is whole in time, since they opened or since the last answer: sooner where
/// connections run short.
final class HttpConnections {
    private final ServerConnector connector;
    private final HttpLimits limits;
    private final LongSupplier nanos;
    private final Map<EndPoint, Silence> silent = new HashMap<>();

    /// @param requests how many came before
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

    /// Whether there is place for few more.
    boolean areFull() {
        return count() > limits.connections() - limits.connections() / 10;
    }

    /// Call it now and then.
    ///
    /// @param busy those with a request on them
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
