package register.editor.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The requests that arrived by mail, as the editor needs them. What a person decides is carried out as
/// `infra/register requests` does.
public interface DeskRequests {

    /// The open ones first, the oldest first; of the others the newest first.
    List<Row> list();

    /// @return empty where there is no such request
    Optional<Mail> find(String reference);

    Answer assign(String reference, String whom);

    /// Writes to the sender.
    Answer reply(String reference, String text);

    /// @param outcome one of those that the request names
    /// @param reason why; empty for none
    Answer close(String reference, String outcome, String reason);

    /// A request in a list.
    ///
    /// @param sender absent if there is none to reply to
    /// @param subject empty where it is erased
    /// @param state a term, such as `queued`
    /// @param matter a term, such as `objection`; absent where nobody knows it
    /// @param due until when an answer is wanted
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
    /// @param text plain; absent where there is none
    /// @param attachments a line each
    /// @param history a line for each change, the oldest first
    /// @param outcomes how it can be closed now
    record Mail(Row row, @Nullable String text, List<String> attachments, List<String> history, List<String> outcomes) {
        public Mail {
            attachments = List.copyOf(attachments);
            history = List.copyOf(history);
            outcomes = List.copyOf(outcomes);
        }
    }

    /// What came of it.
    ///
    /// @param lines what the command prints
    record Answer(boolean done, List<String> lines) {
        public Answer {
            lines = List.copyOf(lines);
        }
    }
}
