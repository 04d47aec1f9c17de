package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/// The editor's form as a browser without a script has it.
record EditorForm(URI address, Document page) {

    static EditorForm open(URI address) throws IOException, InterruptedException {
        return new EditorForm(address, sent(HttpRequest.newBuilder(address).build(), address));
    }

    /// Fills fields in and presses a button.
    EditorForm press(String button, Map<String, String> filledIn) throws IOException, InterruptedException {
        var fields = new LinkedHashMap<String, String>();
        for (Connection.KeyVal field : ((FormElement) page.expectFirst("form#edit")).formData()) {
            fields.putIfAbsent(field.key(), field.value());
        }
        filledIn.forEach((name, value) -> {
            Objects.requireNonNull(page.getElementById("f-" + name), name).attr("value", value);
            fields.put(name, value);
        });
        fields.put("do", button);
        String body = fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(address.resolve("form"))
                .header("Origin", "http://127.0.0.1:" + address.getPort())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return new EditorForm(address, sent(request, address));
    }

    private static Document sent(HttpRequest request, URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer::body);
            return Jsoup.parse(answer.body(), address.toString());
        }
    }
}
