package register.desk.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.desk.view.Contact;
import register.page.Html;

/// Evidence of the notices to one customer.
public final class EvidencePage {
    /// The page's address.
    public static final String HERE = "evidence";

    public static final String PDF = "pdf";
    public static final String JSON = "json";
    public static final String CUSTOMER = "customer";

    private EvidencePage() {}

    /// @param message why there is none; null before one is asked for
    public static String of(DeskFrame frame, List<Contact> contacts, DeskForm forms, @Nullable Message message) {
        DeskWords said = frame.said();
        var content = new ArrayList<Html>();
        content.add(h1(said.get("evidence")));
        content.add(p(said.get("evidence-text"), css("quiet")));
        if (message != null) {
            content.add(message.html(said));
        }
        if (contacts.isEmpty()) {
            content.add(p(said.get("no-customers")));
        } else {
            List<Map.Entry<String, String>> choices = contacts.stream()
                    .map(one -> Map.entry(one.key(), one.name() + " (" + one.address() + ")"))
                    .toList();
            content.add(div(
                    css("tasks"),
                    forms.form(
                                    HERE,
                                    PDF,
                                    said.get("get-pdf"),
                                    forms.choice(PDF, CUSTOMER, said.get("customer"), choices))
                            .with(css("box"), p(css("acts"), DeskForm.press(JSON, said.get("get-data"))))));
        }
        return frame.page(Place.EVIDENCE, said.get("evidence"), content);
    }
}
