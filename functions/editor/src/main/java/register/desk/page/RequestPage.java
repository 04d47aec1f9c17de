package register.desk.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.desk.view.KeptRequest;
import register.mail.KeptMail;
import register.mail.message.AttachedFile;
import register.page.Html;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.RequestOutcome;
import register.request.RequestState;

/// One request: its mail as text, what can be done, and its history.
public final class RequestPage {
    /// Before the reference, in the address.
    public static final String ONE = "request-";

    public static final String TAKE = "take";
    public static final String ASSIGN = "assign";
    public static final String MATTER = "matter";
    public static final String ACKNOWLEDGE = "acknowledge";
    public static final String REPLY = "reply";
    public static final String HOLD = "hold";
    public static final String RELEASE = "release";
    public static final String CLOSE = "close";

    public static final String WHOM = "whom";
    public static final String TEXT = "text";
    public static final String FILE = "file";
    public static final String AGREEMENT = "agreement";
    public static final String AGAIN = "again";
    public static final String OUTCOME = "outcome";
    public static final String REASON = "reason";

    private final DeskWords said;
    private final DeskForm forms;
    private final DpaRequest request;
    private final String address;

    private RequestPage(DeskWords said, DeskForm forms, DpaRequest request) {
        this.said = said;
        this.forms = forms;
        this.request = request;
        this.address = ONE + request.reference();
    }

    /// @param message the result of the last action; null for none
    public static String of(DeskFrame frame, KeptRequest kept, DeskForm forms, @Nullable Message message) {
        DeskWords said = frame.said();
        var page = new RequestPage(said, forms, kept.request());
        KeptMail mail = kept.mail();
        String subject = mail == null ? "" : mail.read().subject().strip();
        String title = subject.isEmpty() ? kept.request().reference().value() : subject;
        var content = new ArrayList<Html>();
        content.add(p(a(said.editor().get("all-requests"), href(RequestsPage.LIST)), css("back")));
        content.add(h1(title));
        if (message != null) {
            content.add(message.html(said));
        }
        content.add(page.facts());
        content.add(h2(said.editor().get("mail-text")));
        content.add(
                mail == null || mail.read().text().isBlank()
                        ? p(said.editor().get("no-text"), css("quiet"))
                        : div(mail.read().text(), css("mail")));
        if (mail != null && !mail.attachments().isEmpty()) {
            content.add(h2(said.editor().get("attachments")));
            content.add(ul(each(mail.attachments(), page::attachment)));
        }
        content.add(div(css("tasks"), all(page.tasks())));
        content.add(new RequestHistory(said).of(kept.request()));
        return frame.page(Place.REQUESTS, title, content);
    }

    private Html facts() {
        var facts = new ArrayList<Html>();
        fact(facts, said.editor().get("sender"), request.arrival().sender());
        fact(facts, said.editor().get("received"), said.time(request.arrival().receivedAt()));
        fact(facts, said.editor().get("matter"), RequestTable.matter(said, request));
        fact(facts, said.editor().get("state"), RequestTable.state(said, request));
        fact(
                facts,
                said.editor().get("due"),
                request.state().isClosed() || request.decision().respondBy() == null
                        ? null
                        : said.time(request.decision().respondBy()));
        fact(facts, said.editor().get("assignee"), request.assignee().orElse(null));
        fact(facts, said.get("kept"), request.isHeld() ? said.get("until-released") : null);
        fact(facts, said.get("reference"), request.reference().value());
        return dl(css("facts"), all(facts));
    }

    private static void fact(List<Html> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.add(div(dt(name), element("dd", value)));
        }
    }

    private Html attachment(AttachedFile file) {
        long kilobytes = (file.size() + 1023) / 1024;
        return li(file.name().isEmpty() ? file.mediaType() : file.name(), text(" (" + kilobytes + " KB)"));
    }

    private List<Html> tasks() {
        var tasks = new ArrayList<Html>();
        if (request.state() == RequestState.ERASED) {
            return tasks;
        }
        if (!request.state().isClosed()) {
            add(tasks, forms.form(address, TAKE, said.get("take")));
            if (request.reply().repliedAt() == null && request.arrival().sender() != null) {
                add(tasks, forms.form(address, ACKNOWLEDGE, said.get("acknowledge"), again(ACKNOWLEDGE)));
            }
            if (request.arrival().sender() != null) {
                add(tasks, answer());
            }
            add(tasks, matter());
            add(tasks, assignment());
        }
        if (request.state() != RequestState.SILENT) {
            add(tasks, closing());
        }
        add(tasks, holding());
        if (!request.isHeld()) {
            tasks.add(Erasing.form(said, forms, address));
        }
        return tasks;
    }

    private static void add(List<Html> tasks, Html.Element form) {
        tasks.add(form.with(css("box")));
    }

    /// Asks, where another mail may be the second one.
    private @Nullable Html again(String action) {
        return request.state() == RequestState.REPLY_UNKNOWN || request.state() == RequestState.UNDELIVERED
                ? forms.tick(action, AGAIN, said.get("send-again"))
                : null;
    }

    private Html.Element answer() {
        return forms.upload(
                address,
                REPLY,
                said.editor().get("send"),
                forms.area(REPLY, TEXT, said.editor().get("reply-text")),
                forms.file(REPLY, FILE, said.get("file"), said.get("file-size")),
                forms.tick(REPLY, AGREEMENT, said.get("file-is-agreement")),
                again(REPLY));
    }

    private Html.Element matter() {
        List<Map.Entry<String, String>> matters = Arrays.stream(Matter.values())
                .map(each -> Map.entry(each.term(), said.matter(each)))
                .toList();
        return forms.form(
                address, MATTER, said.get("set-matter"), forms.choice(MATTER, MATTER, said.get("what-about"), matters));
    }

    private Html.Element assignment() {
        return forms.form(
                address,
                ASSIGN,
                said.editor().get("assign"),
                forms.text(ASSIGN, WHOM, said.editor().get("assignee"), ""));
    }

    private Html.Element closing() {
        List<Map.Entry<String, String>> outcomes = RequestOutcome.of(
                        request.about().orElse(null))
                .stream()
                .map(each -> Map.entry(each.term(), said.get("outcome", each)))
                .toList();
        return forms.form(
                address,
                CLOSE,
                said.editor().get("close"),
                forms.choice(CLOSE, OUTCOME, said.editor().get("outcome"), outcomes),
                forms.text(CLOSE, REASON, said.editor().get("why"), ""));
    }

    private Html.Element holding() {
        return request.isHeld()
                ? forms.form(address, RELEASE, said.get("release"))
                : forms.form(address, HOLD, said.get("hold"), forms.text(HOLD, REASON, said.get("hold-reason"), ""));
    }
}
