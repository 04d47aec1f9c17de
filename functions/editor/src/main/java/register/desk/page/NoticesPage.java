package register.desk.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.desk.view.KeptRegister;
import register.desk.view.NoticeRuns;
import register.desk.view.OpenCases;
import register.desk.view.OpenCases.Case;
import register.desk.view.Task;
import register.notice.Run;
import register.page.CompareForm;
import register.page.Html;

/// Notices: announcements of which nobody was notified, and each run with its open cases.
public final class NoticesPage {
    /// The page's address.
    public static final String LIST = "notices";

    public static final String TOLD = "told";
    public static final String RETRY = "retry";
    public static final String STOP = "stop";
    public static final String RESUME = "resume";

    public static final String NOTICE = "notice";
    public static final String NOTE = "note";
    public static final String AGAIN = "again";
    public static final String RUN = "run";
    public static final String POLICY = "policy";

    private final DeskWords said;
    private final DeskForm forms;

    private NoticesPage(DeskWords said, DeskForm forms) {
        this.said = said;
        this.forms = forms;
    }

    /// A run with its open cases.
    public record Progress(NoticeRuns.Told told, OpenCases open) {}

    /// @param message the result of the last action; null for none
    public static String of(
            DeskFrame frame,
            List<Task.Unannounced> unannounced,
            List<Progress> runs,
            DeskForm forms,
            @Nullable Message message) {
        DeskWords said = frame.said();
        var page = new NoticesPage(said, forms);
        var content = new ArrayList<Html>();
        content.add(h1(said.get("notices")));
        if (message != null) {
            content.add(message.html(said));
        }
        if (unannounced.isEmpty() && runs.isEmpty()) {
            content.add(p(said.get("no-notices")));
        }
        content.add(div(css("cards"), each(unannounced, page::start)));
        runs.forEach(run -> content.addAll(page.run(run)));
        return frame.page(Place.NOTICES, said.get("notices"), content);
    }

    private Html start(Task.Unannounced one) {
        return section(
                css("box"),
                h2(said.get("task-unannounced")),
                p(said.get("change-of", said.date(one.date()))),
                one.due() == null ? null : p(said.get("by", said.lastDay(one.due()))),
                p(
                        css("acts"),
                        a(
                                said.get("see-mails"),
                                href(StartPage.address(one.policy(), one.date())),
                                css("button main"))));
    }

    private List<Html> run(Progress progress) {
        Run run = progress.told().run();
        var parts = new ArrayList<Html>();
        Html.Element told = new ToldCard(said).of(progress.told());
        parts.add(div(css("cards"), told.with(moving(run))));
        if (!progress.open().cases().isEmpty()) {
            parts.add(h2(said.get("open-cases") + " "
                    + (progress.open().cases().size() + progress.open().more())));
            parts.add(div(css("tasks"), each(progress.open().cases(), one -> open(one, run))));
        }
        return parts;
    }

    private @Nullable Html moving(Run run) {
        DeskForm own = forms.in(run.id() + "-");
        return switch (run.state()) {
            case SENDING -> own.form(LIST, STOP, said.get("stop"), ofRun(run));
            case STOPPED -> own.form(LIST, RESUME, said.get("resume"), ofRun(run));
            case RECORDING, CANCELLED, CLOSED -> null;
        };
    }

    private static Html ofRun(Run run) {
        return all(
                CompareForm.hidden(RUN, run.id().value()),
                CompareForm.hidden(POLICY, run.policy().value()));
    }

    private Html open(Case one, Run run) {
        String id = one.notice().id().toString();
        DeskForm own = forms.in(id + "-");
        String name = one.who() == null ? said.get("unknown-customer") : KeptRegister.name(one.who());
        Html.Element box = section(
                css("box"),
                id(id),
                h3(name),
                one.who() == null ? null : p(one.who().address(), css("quiet small")),
                p(said.get("why", one.why())),
                one.notice().tellBy() == null
                        ? null
                        : p(said.get("by", said.lastDay(one.notice().tellBy())), css("quiet small")),
                own.form(
                        LIST,
                        TOLD,
                        said.get("told-otherwise"),
                        CompareForm.hidden(NOTICE, id),
                        own.text(TOLD, NOTE, said.get("told-how"), "")));
        return run.state() == Run.State.CLOSED
                ? box
                : box.with(own.form(
                        LIST,
                        RETRY,
                        said.get("retry"),
                        CompareForm.hidden(NOTICE, id),
                        own.tick(RETRY, AGAIN, said.get("twice"))));
    }
}
