package register.desk.visit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import register.desk.page.DeskForm;
import register.desk.page.Message;
import register.editor.http.EditorRequest;

/// One keeper's forms that may still be sent, and results that are still to be shown.
public record Exchange(Tickets tickets, Map<String, Message> results) {
    public Exchange() {
        this(new Tickets(), new HashMap<>());
    }

    /// Forms that nobody has filled in yet.
    public DeskForm forms() {
        return forms(Map.of());
    }

    /// Forms with what was typed.
    public DeskForm forms(Map<String, String> typed) {
        return new DeskForm(tickets::issue, typed, "");
    }

    /// True once for each form.
    public boolean first(EditorRequest asked) {
        return tickets.spend(asked.form().text(DeskForm.TICKET));
    }

    /// Keeps a result for the page at this address.
    public synchronized void show(String address, Message result) {
        results.put(address, result);
    }

    /// The result for the page at this address, once.
    public synchronized Optional<Message> shown(String address) {
        return Optional.ofNullable(results.remove(address));
    }
}
