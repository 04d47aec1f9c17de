package register.machine.http;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/// Connections that refuse too many header fields (431): a field takes ten times its size in memory.
final class FieldLimit extends HttpConnectionFactory {
    private static final int MOST_FIELDS = 100;

    FieldLimit(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(
                new HttpConnection(getHttpConfiguration(), connector, endPoint) {
                    @Override
                    protected RequestHandler newRequestHandler() {
                        return new RequestHandler() {
                            private int fields;

                            @Override
                            public void messageBegin() {
                                fields = 0;
                                super.messageBegin();
                            }

                            @Override
                            public void parsedHeader(HttpField field) {
                                if (++fields > MOST_FIELDS) {
                                    throw new HttpException.RuntimeException(
                                            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431);
                                }
                                super.parsedHeader(field);
                            }
                        };
                    }
                },
                connector,
                endPoint);
    }
}
