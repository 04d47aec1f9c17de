package register.desk.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.notice.Notice;
import register.notice.Run;
import register.notices.delivery.OpenNotices;
import register.notices.plan.RunCounts;
import register.recipient.Recipient;

/// A run's notices that need the keeper.
///
/// @param cases the first of them
/// @param more the number of the others
public record OpenCases(List<Case> cases, int more) {
    private static final int MOST = 100;

    public OpenCases {
        cases = List.copyOf(cases);
    }

    /// @param who null once erased
    public record Case(Notice notice, Recipient.@Nullable Who who, OpenNotices.Why why) {}

    public static OpenCases of(KeptRegister kept, Run run) {
        var cases = new ArrayList<Case>();
        int[] more = {0};
        RunCounts.each(
                run,
                kept.ports().notices(),
                notice -> OpenNotices.why(notice, kept.now()).ifPresent(why -> {
                    if (cases.size() < MOST) {
                        cases.add(new Case(
                                notice,
                                kept.who(run.policy(), notice.recipient()).orElse(null),
                                why));
                    } else {
                        more[0]++;
                    }
                }));
        return new OpenCases(cases, more[0]);
    }
}
