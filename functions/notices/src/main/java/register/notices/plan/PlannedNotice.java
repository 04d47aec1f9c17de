package register.notices.plan;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.notice.Notice;
import register.notice.Run;
import register.notice.RunAnnouncement;
import register.notice.proof.NamedRecipient;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.value.Language;

/// One notice of a plan.
///
/// @param changes which concern the recipient, as `RunAnnouncement.changes` counts them
/// @param tellBy before when it must be told; absent where no change needs a period
/// @param objectionDays how many days its contract gives to object; absent where it says nothing
/// @param told whether the run told it already
public record PlannedNotice(
        Recipient recipient,
        List<Integer> changes,
        @Nullable Instant tellBy,
        @Nullable Integer objectionDays,
        boolean told) {
    public PlannedNotice {
        changes = List.copyOf(changes);
    }

    /// What a subscriber gets, whoever it is: it shows what their mails say.
    static PlannedNotice toASubscriber(RunAnnouncement announced) {
        EntryHeader header = announced.announcement().header();
        Recipient anybody = Recipient.added(
                new RecipientId("0".repeat(32)),
                header.policy(),
                Recipient.Kind.SUBSCRIBER,
                new Recipient.Who(null, null, "subscriber@register.invalid"),
                announced.announcement().version().defaultLanguage(),
                Terms.NONE,
                "preview",
                ChangeAuthor.register(header.recordedAt()));
        int changes = announced.announcement().changes().size();
        return new PlannedNotice(anybody, IntStream.range(0, changes).boxed().toList(), null, null, false);
    }

    /// The mail that it gets, apart from name, address and id: recipients with the same variant get the same.
    public record Variant(
            Language language,
            Recipient.Kind kind,
            List<Integer> changes,
            @Nullable Integer objectionDays) {}

    public Variant variant() {
        return new Variant(recipient.language(), recipient.kind(), changes, objectionDays);
    }

    /// Its record.
    Notice notice(Run run, ChangeAuthor by) {
        return NamedRecipient.named(
                Notice.planned(
                        run.notice(recipient.id()),
                        recipient.id(),
                        recipient.language(),
                        changes,
                        tellBy,
                        objectionDays,
                        by),
                recipient);
    }
}
