package register.editor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.editor.desk.DeskRequests;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.editor.page.EditorPage;
import register.editor.page.EditorWords;
import register.editor.page.RequestsPage;

/// The addresses for requests.
final class RequestPages {
    private RequestPages() {}

    /// @return empty if the address does not belong to requests
    static Optional<EditorReply> answer(@Nullable DeskRequests desk, EditorRequest asked, EditorWords said) {
        if (desk == null) {
            return Optional.empty();
        }
        if (asked.path().equals(RequestsPage.LIST) && !asked.posts()) {
            return Optional.of(EditorReply.html(200, RequestsPage.list(said, desk.list())));
        }
        if (!asked.path().startsWith(RequestsPage.ONE)) {
            return Optional.empty();
        }
        String reference = asked.path().substring(RequestsPage.ONE.length());
        DeskRequests.Answer answer = asked.posts() ? decided(desk, reference, asked) : null;
        String typed = answer == null || answer.done() ? "" : asked.form().text(RequestsPage.TEXT);
        return desk.find(reference).map(mail -> EditorReply.html(200, RequestsPage.one(said, mail, answer, typed)));
    }

    private static DeskRequests.Answer decided(DeskRequests desk, String reference, EditorRequest asked) {
        String button = asked.form().text(EditorPage.PRESSED);
        return switch (button) {
            case "assign" ->
                desk.assign(reference, asked.form().text(RequestsPage.WHOM).strip());
            case "reply" -> desk.reply(reference, asked.form().text(RequestsPage.TEXT));
            case "close" ->
                desk.close(
                        reference,
                        asked.form().text(RequestsPage.OUTCOME),
                        asked.form().text(RequestsPage.WHY));
            default -> throw new IllegalArgumentException("no such button: " + button);
        };
    }
}
