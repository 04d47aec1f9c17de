package register.desk.setup;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Errand;
import register.desk.page.Message;
import register.desk.page.Place;
import register.machine.doctor.Finding;
import register.machine.doctor.Finding.State;
import register.machine.doctor.Finding.Subject;
import register.page.Html;
import register.value.PolicyId;

/// Whether everything is in order: each part of the register, what was found, and what to do.
public final class OrderPage {
    /// The page's address.
    public static final String HERE = Place.ORDER.address();

    /// Completes what a crash or an outage interrupted.
    public static final String RECONCILE = "reconcile";

    /// Tries incoming mail again that failed.
    public static final String REDRIVE = "redrive";

    private final DeskWords said;
    private final DeskForm forms;
    private final boolean here;

    private OrderPage(DeskWords said, DeskForm forms, boolean here) {
        this.said = said;
        this.forms = forms;
        this.here = here;
    }

    /// @param here true if the register is on this machine, where it can be set up
    /// @param policies whose lists can be changed from here
    /// @param message the result of the last action; null for none
    public static String of(
            DeskFrame frame,
            List<Finding> findings,
            boolean here,
            List<PolicyId> policies,
            DeskForm forms,
            @Nullable Message message) {
        DeskWords said = frame.said();
        var page = new OrderPage(said, forms, here);
        var content = new ArrayList<Html>();
        content.add(h1(said.get("order")));
        if (message != null) {
            content.add(message.html(said));
        }
        content.add(new FindingTable(said, page::act).of(findings));
        if (here && !policies.isEmpty()) {
            content.add(h2(said.editor().label("policy.persons")));
            content.add(p(
                    css("acts"),
                    each(
                            policies,
                            policy -> a(
                                    Errand.CHANGE.name(said) + (policies.size() == 1 ? "" : " · " + policy),
                                    href(Errand.CHANGE.address(policy)),
                                    css("button")))));
        }
        return frame.page(Place.ORDER, said.get("order"), content);
    }

    private @Nullable Html act(Finding finding) {
        Subject subject = finding.subject();
        if (finding.state() == State.BROKEN && subject == Subject.WAITING_MAIL) {
            return again(REDRIVE, subject);
        }
        if (finding.state() == State.BROKEN && here && isReconciled(subject)) {
            return again(RECONCILE, subject);
        }
        return here ? SetupStep.of(subject).map(step -> setUp(step, subject)).orElse(null) : null;
    }

    private static boolean isReconciled(Subject subject) {
        return subject == Subject.LOG
                || subject == Subject.DOCUMENTS
                || subject == Subject.WITNESSES
                || subject == Subject.NOTICES;
    }

    private Html again(String action, Subject subject) {
        return forms.in(subject.term() + "-").form(HERE, action, said.get("try-again"));
    }

    private Html setUp(SetupStep step, Subject subject) {
        return a(
                said.get("set-up"),
                href(step.address()),
                css("button little"),
                span(" " + FindingTable.name(said, subject), css("for-ears")));
    }
}
