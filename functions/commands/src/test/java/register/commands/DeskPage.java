package register.commands;

import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// A page of the desk that a walk has seen.
///
/// @param steps how the walk came there: an address, then the buttons that it pressed
/// @param policy its `Content-Security-Policy`
/// @param millis the time that the desk took
public record DeskPage(String steps, int status, String policy, String html, long millis) {

    static DeskPage of(String steps, HttpResponse<String> answer, long millis) {
        return new DeskPage(
                steps,
                answer.statusCode(),
                answer.headers().firstValue("Content-Security-Policy").orElse(""),
                answer.body(),
                millis);
    }

    /// True if it is in a language, and not a file or a line of text.
    public boolean isHtml() {
        return html.startsWith("<!DOCTYPE html>");
    }

    Document document(String address) {
        return Jsoup.parse(html, address);
    }
}
