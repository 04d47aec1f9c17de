package register.checks;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// The folder of `infra/register site` behind the JDK's file server, with the headers that its file `_headers` demands.
final class ServedFolder implements AutoCloseable {
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /// A header for the addresses of this form.
    private record Rule(Pattern address, String name, String value) {}

    /// @param folder absolute
    ServedFolder(Path folder) throws IOException {
        List<Rule> rules = rules(Files.readAllLines(folder.resolve("_headers")));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", SimpleFileServer.createFileHandler(folder))
                .getFilters()
                .addAll(List.of(
                        Filter.beforeHandler("headers", exchange -> set(rules, exchange)),
                        Filter.afterHandler("requests", this::note)));
        server.start();
    }

    private static List<Rule> rules(List<String> lines) {
        var rules = new ArrayList<Rule>();
        Pattern address = Pattern.compile("");
        for (String line : lines) {
            if (line.startsWith("/")) {
                address = Pattern.compile("\\Q" + line.replace("*", "\\E.*\\Q") + "\\E");
            } else {
                int colon = line.indexOf(':');
                rules.add(new Rule(
                        address,
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        }
        return rules;
    }

    private static void set(List<Rule> rules, HttpExchange exchange) {
        for (Rule rule : rules) {
            if (rule.address.matcher(exchange.getRequestURI().getPath()).matches()) {
                exchange.getResponseHeaders().set(rule.name, rule.value);
            }
        }
    }

    private void note(HttpExchange exchange) {
        requests.add(exchange.getResponseCode() + " " + exchange.getRequestURI());
    }

    /// The answered requests since the last call, each with its status.
    List<String> requests() {
        List<String> since = List.copyOf(requests);
        requests.clear();
        return since;
    }

    URI at(String address) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + address);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
