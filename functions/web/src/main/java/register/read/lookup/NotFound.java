package register.read.lookup;

import java.time.LocalDate;
import register.read.http.ProblemType;
import register.read.http.Refusal;

/// Refusals for missing resources.
public final class NotFound {
    private NotFound() {}

    public static Refusal policy(String name) {
        return Refusal.of(ProblemType.NO_SUCH_POLICY, "policy", name, "no such policy");
    }

    public static Refusal version(LocalDate date) {
        return Refusal.of(ProblemType.NO_SUCH_VERSION, "date", date.toString(), "no version takes effect on this date");
    }

    static Refusal revision(int revision) {
        return Refusal.of(
                ProblemType.NO_SUCH_VERSION,
                "revision",
                Integer.toString(revision),
                "the version has no such revision");
    }

    static Refusal inForce(Lookup.RequestedDate asked) {
        LocalDate date = asked.date();
        return date == null
                ? Refusal.of(ProblemType.NOTHING_IN_FORCE, "no version of this policy is in force")
                : Refusal.of(
                        ProblemType.NOTHING_IN_FORCE,
                        asked.parameter(),
                        date.toString(),
                        "no version of this policy is in force on this date");
    }
}
