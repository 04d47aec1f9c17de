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
import org.jspecify.annotations.Nullable;
import register.editor.form.FormPart;

/// The long form of an edited file, as a browser without a script has it.
record EditorForm(URI address) {
    private static final String FORM = "fields-file";

    /// The page of a part; the contents for an empty name.
    Document page(String part) throws IOException, InterruptedException {
        return sent(HttpRequest.newBuilder(address.resolve(part.isEmpty() ? FORM : FORM + "." + part))
                .build());
    }

    /// Fills fields in, each in its part, and saves them all.
    ///
    /// @return the contents afterwards
    Document save(Map<String, String> filledIn) throws IOException, InterruptedException {
        for (Map.Entry<String, String> field : filledIn.entrySet()) {
            var _ = press(FormPart.of(field.getKey()).name(), "look", field);
        }
        return press("", "save", null);
    }

    private Document press(String part, String button, Map.@Nullable Entry<String, String> field)
            throws IOException, InterruptedException {
        Document page = page(part);
        var fields = new LinkedHashMap<String, String>();
        for (Connection.KeyVal each : ((FormElement) page.expectFirst("form#edit")).formData()) {
            fields.putIfAbsent(each.key(), each.value());
        }
        if (field != null) {
            Objects.requireNonNull(page.getElementById("f-" + field.getKey()), field.getKey());
            fields.put(field.getKey(), field.getValue());
        }
        fields.put("do", button);
        String body = fields.entrySet().stream()
                .map(each -> URLEncoder.encode(each.getKey(), UTF_8) + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return sent(HttpRequest.newBuilder(address.resolve(FORM))
                .header("Origin", "http://127.0.0.1:" + address.getPort())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private Document sent(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer::body);
            return Jsoup.parse(answer.body(), address.toString());
        }
    }
}
