package register.commands.recipients;

import java.util.List;
import java.util.stream.Stream;
import register.machine.site.Site;
import register.recipient.Recipient;
import register.value.PolicyId;

/// What the commands find at a site.
final class RecipientsAt {
    private static final int PAGE = 1000;

    private RecipientsAt() {}

    static Stream<Recipient> each(Site site, PolicyId policy) {
        var recipients = site.register().ports().recipients();
        return Stream.iterate(
                        recipients.list(policy, null, PAGE),
                        page -> !page.isEmpty(),
                        page -> recipients.list(policy, page.getLast().id(), PAGE))
                .flatMap(List::stream);
    }
}
