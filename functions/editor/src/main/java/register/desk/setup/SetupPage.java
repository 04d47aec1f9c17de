package register.desk.setup;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Message;
import register.desk.page.Place;
import register.machine.doctor.Finding;
import register.machine.doctor.TestMail;
import register.machine.settings.SettingsFile;
import register.page.CompareForm;
import register.page.Html;

/// A step on the way from a trial to a real register: what it is for, how it stands, what can never be changed, and a
/// short form.
public final class SetupPage {
    public static final String SAVE = "save";
    public static final String TEST = "test";
    public static final String SELF_SIGN = "self-sign";
    public static final String REQUEST = "request";
    public static final String INSTALL = "install";
    public static final String EXPORT = "export";

    public static final String MARK = "mark";
    public static final String TO = "to";
    public static final String COMPANY = "company";
    public static final String FILE = "file";

    private final DeskWords said;
    private final DeskForm forms;
    private final SetupStep step;
    private final Content shown;

    private SetupPage(DeskWords said, DeskForm forms, SetupStep step, Content shown) {
        this.said = said;
        this.forms = forms;
        this.step = step;
        this.shown = shown;
    }

    /// What the page shows.
    ///
    /// @param findings about the step
    /// @param values of its settings that are set, without passwords
    /// @param outside the settings that the environment sets
    /// @param mark of the settings' file
    /// @param wrong the setting that cannot be used; null for none
    public record Content(
            List<Finding> findings,
            Map<String, String> values,
            Set<String> outside,
            String mark,
            @Nullable String wrong) {
        public Content {
            findings = List.copyOf(findings);
            values = Map.copyOf(values);
            outside = Set.copyOf(outside);
        }
    }

    /// @param message the result of the last action; null for none
    public static String of(DeskFrame frame, SetupStep step, Content shown, DeskForm forms, @Nullable Message message) {
        DeskWords said = frame.said();
        String title = FindingTable.name(said, step.subject());
        var page = new SetupPage(said, forms, step, shown);
        var content = new ArrayList<Html>();
        content.add(p(a(said.get("order"), href(OrderPage.HERE)), css("back")));
        content.add(h1(title));
        if (message != null) {
            content.add(message.html(said));
        }
        content.add(p(said.get("for." + step.subject().term(), "keys")));
        content.add(new FindingTable(said, _ -> null).of(shown.findings()));
        if (step.isForGood()) {
            content.add(p(said.get("for-good", step.subject()), css("note")));
        }
        content.add(div(css("tasks"), all(page.forms(frame.company()))));
        return frame.page(Place.ORDER, title, content);
    }

    private List<Html> forms(@Nullable String company) {
        var all = new ArrayList<Html>();
        switch (step) {
            case SEAL -> {
                all.add(forms.form(
                                step.address(),
                                SELF_SIGN,
                                said.get("self-sign"),
                                forms.text(
                                        SELF_SIGN,
                                        COMPANY,
                                        said.editor().label("company.legalName"),
                                        company == null ? "" : company))
                        .with(css("box"), p(css("acts"), DeskForm.press(REQUEST, said.get("seal-request")))));
                all.add(forms.upload(
                                step.address(),
                                INSTALL,
                                said.get("seal-install"),
                                forms.file(INSTALL, FILE, said.get("seal-certificate"), "PEM"))
                        .with(css("box")));
            }
            case BACKUP ->
                all.add(forms.form(step.address(), EXPORT, said.get("get-backup"))
                        .with(css("box")));
            default -> all.add(settings());
        }
        if (step == SetupStep.MAIL_OUT) {
            all.add(forms.form(
                            step.address(),
                            TEST,
                            said.get("send-test"),
                            forms.line(
                                    TEST,
                                    TO,
                                    said.get("mail-address"),
                                    "",
                                    "dpo@example.com",
                                    TestMail.OPTION.equals(shown.wrong())))
                    .with(css("box")));
        }
        return all;
    }

    private Html settings() {
        if (shown.outside().containsAll(step.names())) {
            return div(css("box"), each(step.names(), this::outside));
        }
        return forms.form(
                        step.address(),
                        SAVE,
                        said.editor().get("save"),
                        CompareForm.hidden(MARK, shown.mark()),
                        div(each(step.names(), this::field)))
                .with(css("box"));
    }

    private Html field(String name) {
        if (shown.outside().contains(name)) {
            return outside(name);
        }
        boolean wrong = name.equals(shown.wrong());
        return name.equals(SettingsFile.RELAY_PASSWORD)
                ? forms.secret(SAVE, name, label(name), said.get("keep-password"), wrong)
                : forms.line(SAVE, name, label(name), shown.values().getOrDefault(name, ""), example(name), wrong);
    }

    private Html outside(String name) {
        return p(
                text(label(name) + said.words().colon()),
                text(said.get("set-outside", shown.values().getOrDefault(name, "…"))));
    }

    private String label(String name) {
        return switch (name) {
            case SettingsFile.RELAY -> said.get("mail-server");
            case SettingsFile.RELAY_PASSWORD -> said.get("mail-password");
            case SettingsFile.MAIL_FROM -> said.editor().get("sender");
            case SettingsFile.AUTHENTICATOR -> said.get("vouches");
            case SettingsFile.INTAKE_ADDRESSES -> said.get("mailboxes");
            case SettingsFile.TEAM_ADDRESS -> said.get("mail-address");
            case SettingsFile.TSA -> said.get("addresses");
            default -> FindingTable.name(said, step.subject());
        };
    }

    /// The same in every language.
    private static String example(String name) {
        return switch (name) {
            case SettingsFile.RELAY -> "smtp://mail@mail.example.com:587";
            case SettingsFile.MAIL_FROM -> "privacy@example.com";
            case SettingsFile.AUTHENTICATOR -> "mail.example.com";
            case SettingsFile.INTAKE_ADDRESSES -> "privacy@example.com, dpo@example.com";
            case SettingsFile.TEAM_ADDRESS -> "team@example.com";
            case SettingsFile.TSA -> "https://tsa.example.com/tsr";
            default -> "https://register.example.com";
        };
    }
}
