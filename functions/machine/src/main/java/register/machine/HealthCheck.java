package register.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import register.machine.runtime.Log;
import register.machine.settings.HttpListening;
import register.settings.BadSettingException;
import register.settings.Variables;

/// Asks `/health` of the server on this machine. A container's engine does so every half minute, so it loads little.
///
/// @param exit 0 ready, 1 not ready, 2 no address to ask, 3 no answer
/// @param text the server's answer, or why there is none
public record HealthCheck(int exit, String text) {
    private static final int READY = 0;
    private static final int NOT_READY = 1;
    private static final int BAD_SETTING = 2;
    private static final int NO_ANSWER = 3;
    private static final int MILLIS = 5_000;

    /// @param environment the server's
    public static HealthCheck ask(Map<String, String> environment) {
        InetSocketAddress address;
        try {
            address = HttpListening.operations(Variables.of(environment));
        } catch (BadSettingException e) {
            return new HealthCheck(BAD_SETTING, e.getMessage() + "\n");
        }
        if (address == null || address.getPort() == 0) {
            return new HealthCheck(
                    BAD_SETTING, HttpListening.METRICS + ": expected the port of the server's /health\n");
        }
        URI asked = URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/health");
        try {
            return answer((HttpURLConnection) asked.toURL().openConnection(Proxy.NO_PROXY));
        } catch (IOException e) {
            return new HealthCheck(NO_ANSWER, asked + ": " + Log.message(e) + "\n");
        }
    }

    private static HealthCheck answer(HttpURLConnection connection) throws IOException {
        connection.setConnectTimeout(MILLIS);
        connection.setReadTimeout(MILLIS);
        int status = connection.getResponseCode();
        boolean ready = status == HttpURLConnection.HTTP_OK;
        if (!ready && status != HttpURLConnection.HTTP_UNAVAILABLE) {
            throw new IOException("another server answers (" + status + "), expected 200 or 503");
        }
        try (InputStream body = ready ? connection.getInputStream() : connection.getErrorStream()) {
            return new HealthCheck(
                    ready ? READY : NOT_READY, body == null ? "" : new String(body.readAllBytes(), UTF_8));
        }
    }
}
