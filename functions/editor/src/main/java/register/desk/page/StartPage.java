package register.desk.page;

import static register.page.Tags.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.page.CompareForm;
import register.page.Html;
import register.value.PolicyId;

/// The mails about a change before they leave: each different one, and a form that starts them.
public final class StartPage {
    /// Before policy and date, in the address.
    public static final String BEGIN = "start-";

    public static final String START = "start";
    public static final String SEND = "send";
    public static final String TO = "to";
    public static final String PLAN = "plan";
    public static final String COUNT = "count";
    public static final String LATE = "late";

    private StartPage() {}

    public static String address(PolicyId policy, LocalDate date) {
        return BEGIN + policy + "-" + date;
    }

    /// What would be sent.
    ///
    /// @param notices their number
    /// @param late the number for whom it is too late
    /// @param hash of the plan, which starting it confirms
    /// @param mails the text of each different one
    public record Shown(int notices, int late, String hash, List<String> mails) {
        public Shown {
            mails = List.copyOf(mails);
        }
    }

    /// @param shown null if it cannot be planned
    /// @param message the result of the last action; null for none
    public static String of(
            DeskFrame frame,
            PolicyId policy,
            LocalDate date,
            @Nullable Shown shown,
            DeskForm forms,
            @Nullable Message message) {
        DeskWords said = frame.said();
        String title = said.get("mails-of", said.date(date));
        var content = new ArrayList<Html>();
        content.add(p(a(said.get("all-notices"), href(NoticesPage.LIST)), css("back")));
        content.add(h1(title));
        if (message != null) {
            content.add(message.html(said));
        }
        if (shown != null) {
            content.add(
                    p(text(said.get("mails-count") + said.words().colon()), strong(Integer.toString(shown.notices()))));
            content.add(p(
                    text(said.get("mails-differ") + said.words().colon()),
                    strong(Integer.toString(shown.mails().size()))));
            if (shown.late() > 0) {
                content.add(p(said.get("too-late", Integer.toString(shown.late())), css("note bad")));
            }
            if (shown.notices() == 0) {
                content.add(p(said.get("nobody")));
            } else {
                content.add(
                        div(css("tasks"), send(said, policy, date, forms), start(said, policy, date, shown, forms)));
            }
            shown.mails().forEach(mail -> content.add(div(mail, css("mail gap"))));
        }
        return frame.page(Place.NOTICES, title, content);
    }

    private static Html send(DeskWords said, PolicyId policy, LocalDate date, DeskForm forms) {
        return forms.form(
                        address(policy, date),
                        SEND,
                        said.get("send-sample"),
                        forms.text(SEND, TO, said.get("mail-address"), ""))
                .with(css("box"));
    }

    private static Html start(DeskWords said, PolicyId policy, LocalDate date, Shown shown, DeskForm forms) {
        return forms.form(
                        address(policy, date),
                        START,
                        said.get("start"),
                        CompareForm.hidden(PLAN, shown.hash()),
                        forms.text(START, COUNT, said.get("type-count"), ""),
                        shown.late() > 0 ? forms.tick(START, LATE, said.get("start-late")) : null)
                .with(css("box"));
    }
}
