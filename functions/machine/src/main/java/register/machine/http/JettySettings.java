package register.machine.http;

import java.net.InetSocketAddress;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// Configures Jetty: strictly by RFC 9112, with few threads.
final class JettySettings {
    static final int MOST_HEAD = 16 * 1024;
    private static final int BACKLOG = 4096;

    private JettySettings() {}

    /// @return a connector, not started yet
    static ServerConnector at(InetSocketAddress address, HttpLimits limits) {
        var threads = new QueuedThreadPool(8, 2);
        threads.setReservedThreads(0);
        threads.setDaemon(true);
        threads.setName("http");
        var server = new Server(threads);
        var connector = new ServerConnector(server, null, null, null, 1, 1, new FieldLimit(http()));
        connector.setHost(address.getAddress().getHostAddress());
        connector.setPort(address.getPort());
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.addBean(new NetworkConnectionLimit(limits.connections(), connector));
        server.addConnector(connector);
        return connector;
    }

    private static HttpConfiguration http() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MOST_HEAD);
        http.setHttpCompliance(HttpCompliance.STRICT);
        // Functions check addresses, as on AWS.
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }
}
