package register.desk.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.desk.view.Contact;
import register.desk.view.ContactsTable;
import register.notices.contacts.ContactColumn;
import register.page.CompareForm;
import register.page.Html;
import register.value.PolicyId;
import register.words.Words;

/// Customers: the list, and a file with a new one.
public final class CustomersPage {
    /// The page's address.
    public static final String LIST = "customers";

    public static final String SEE = "see";
    public static final String APPLY = "apply";
    public static final String FILE = "file";
    public static final String POLICY = "policy";
    public static final String COMPLETE = "complete";
    public static final String UPLOAD = "upload";
    public static final String EXPORT = "export";
    public static final String CUSTOMER = "customer";

    private final DeskWords said;
    private final DeskForm forms;

    private CustomersPage(DeskWords said, DeskForm forms) {
        this.said = said;
        this.forms = forms;
    }

    /// The button that says which columns are which.
    public static final String MATCH = "match";

    /// About an uploaded file.
    public sealed interface Found {}

    /// A table that lacks columns.
    ///
    /// @param upload names it
    public record Match(String upload, ContactsTable table) implements Found {}

    /// What an uploaded file would change.
    ///
    /// @param upload names it
    /// @param counts by kind of change, as the command names it
    /// @param lines the changes, one by one: the customer's id and what changes
    public record Changes(String upload, Map<String, Integer> counts, List<String> lines) implements Found {
        public Changes {
            counts = Map.copyOf(counts);
            lines = List.copyOf(lines);
        }
    }

    /// @param contacts to whom a contract promises notices
    /// @param everyone who can be erased
    /// @param found null unless a file was uploaded
    /// @param message the result of the last action; null for none
    public static String of(
            DeskFrame frame,
            List<PolicyId> policies,
            List<Contact> contacts,
            List<Contact> everyone,
            @Nullable Found found,
            DeskForm forms,
            @Nullable Message message) {
        DeskWords said = frame.said();
        var page = new CustomersPage(said, forms);
        var content = new ArrayList<Html>();
        content.add(h1(said.get("customers") + (contacts.isEmpty() ? "" : " " + contacts.size())));
        if (message != null) {
            content.add(message.html(said));
        }
        switch (found) {
            case Changes changes -> content.add(page.changes(changes));
            case Match match -> content.add(page.match(match));
            case null -> {}
        }
        content.add(div(
                css("tasks"),
                page.upload(policies),
                contacts.isEmpty() || found != null ? null : page.download(policies),
                everyone.isEmpty() || found != null ? null : page.erase(everyone)));
        content.add(contacts.isEmpty() ? p(said.get("no-customers")) : page.table(contacts));
        return frame.page(Place.CUSTOMERS, said.get("customers"), content);
    }

    private Html download(List<PolicyId> policies) {
        return forms.form(LIST, EXPORT, said.get("get-file"), policy(EXPORT, policies))
                .with(css("box"));
    }

    private Html erase(List<Contact> everyone) {
        List<Map.Entry<String, String>> choices = everyone.stream()
                .map(one -> Map.entry(one.key(), one.name() + " (" + one.address() + ")"))
                .toList();
        return Erasing.form(
                said,
                forms,
                LIST,
                forms.choice(Erasing.ERASE, CUSTOMER, said.get("customer"), choices),
                Erasing.reason(said, forms));
    }

    private Html policy(String action, List<PolicyId> policies) {
        List<Map.Entry<String, String>> choices = policies.stream()
                .map(one -> Map.entry(one.value(), one.value()))
                .toList();
        return policies.size() == 1
                ? CompareForm.hidden(POLICY, policies.getFirst().value())
                : forms.choice(action, POLICY, said.get("list"), choices);
    }

    private Html upload(List<PolicyId> policies) {
        return forms.upload(
                        LIST,
                        SEE,
                        said.get("see-changes"),
                        policy(SEE, policies),
                        forms.file(SEE, FILE, said.get("contacts-file"), said.get("contacts-hint")),
                        forms.tick(SEE, COMPLETE, said.get("complete")))
                .with(css("box"));
    }

    private Html match(Match match) {
        ContactsTable table = match.table();
        List<Map.Entry<String, String>> titles = table.unread().stream()
                .map(place -> Map.entry(place.toString(), table.titles().get(place)))
                .toList();
        Html.Element columns = div(each(
                table.missing(),
                column -> forms.choice(MATCH, column.term(), said.get("column", column), choices(column, titles))));
        return section(
                css("todo"),
                h2(said.get("match-columns")),
                forms.form(LIST, MATCH, said.get("see-changes"), CompareForm.hidden(UPLOAD, match.upload()), columns));
    }

    /// The table's columns and, for the language, one for all.
    private List<Map.Entry<String, String>> choices(ContactColumn column, List<Map.Entry<String, String>> titles) {
        var choices = new ArrayList<Map.Entry<String, String>>();
        choices.add(Map.entry("", "–"));
        choices.addAll(titles);
        if (column == ContactColumn.LANGUAGE) {
            Words.LANGUAGES.forEach(language -> choices.add(
                    Map.entry(language.tag(), said.get("for-all", said.editor().languageName(language.tag())))));
        }
        return choices;
    }

    private Html changes(Changes changes) {
        int all = changes.lines().size();
        Html.Element box = section(
                css("todo"),
                h2(said.get("would-change") + " " + all),
                ul(
                        css("counts"),
                        each(
                                changes.counts().entrySet().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .toList(),
                                one -> li(
                                        strong(one.getValue().toString(), css("count")),
                                        text(" " + said.get("contact." + one.getKey()))))),
                element(
                        "details",
                        element("summary", said.get("each-change")),
                        ul(css("plain"), each(changes.lines(), line -> li(line)))));
        return all == 0
                ? box
                : box.with(forms.form(LIST, APPLY, said.get("apply"), CompareForm.hidden(UPLOAD, changes.upload())));
    }

    private Html table(List<Contact> contacts) {
        return element(
                "table",
                css("facts"),
                element("thead", tr(head("customer"), head("mail-address"), head("own-id"))),
                element(
                        "tbody",
                        each(
                                contacts,
                                one -> tr(
                                        th(one.name(), attribute("scope", "row")),
                                        td(attribute("data-label", said.get("mail-address")), text(one.address())),
                                        td(attribute("data-label", said.get("own-id")), text(one.id()))))));
    }

    private Html head(String key) {
        return th(said.get(key), attribute("scope", "col"));
    }
}
