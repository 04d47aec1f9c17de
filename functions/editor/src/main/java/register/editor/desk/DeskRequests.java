package register.editor.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The editor's interface to requests received by mail; decisions are carried out as by `infra/register requests`.
public interface DeskRequests {

    /// Open requests first, the oldest first; then the others, the newest first.
    List<Row> list();

    /// @return empty if there is no such request
    Optional<Mail> find(String reference);

    Answer assign(String reference, String whom);

    /// Sends a reply to the sender.
    Answer reply(String reference, String text);

    /// @param outcome one of those that the request offers
    /// @param reason empty for none
    Answer close(String reference, String outcome, String reason);

    /// A request in a list.
    ///
    /// @param sender absent if there is none to reply to
    /// @param subject empty if it is erased
    /// @param state a term, such as `queued`
    /// @param matter a term, such as `objection`; absent if unknown
    /// @param due the deadline for an answer
    record Row(
            String reference,
            Instant received,
            @Nullable String sender,
            String subject,
            String state,
            @Nullable String matter,
            @Nullable String assignee,
            @Nullable Instant due,
            boolean open) {}

    /// A request with its mail.
    ///
    /// @param text plain; absent if there is none
    /// @param attachments one per line
    /// @param history one line per change, the oldest first
    /// @param outcomes the ways to close it now
    record Mail(Row row, @Nullable String text, List<String> attachments, List<String> history, List<String> outcomes) {
        public Mail {
            attachments = List.copyOf(attachments);
            history = List.copyOf(history);
            outcomes = List.copyOf(outcomes);
        }
    }

    /// The result of an action.
    ///
    /// @param lines the command's output
    record Answer(boolean done, List<String> lines) {
        public Answer {
            lines = List.copyOf(lines);
        }
    }
}
