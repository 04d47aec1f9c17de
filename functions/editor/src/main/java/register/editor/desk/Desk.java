package register.editor.desk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.notice.Announcement;
import register.policyfile.FileProblem;
import register.policyfile.inspection.Inspection;
import register.policyfile.inspection.PublishingEffect;
import register.publishing.Reasons;
import register.value.Bytes;
import register.value.Language;
import register.value.Sentence;

/// The register's interface for whoever drafts a list. Results are those of the commands `check`, `preview` and
/// `publish`.
public interface Desk {

    /// The findings of `check` on a file.
    Inspection inspect(Bytes file);

    /// The page of an edition, as `preview` makes it.
    ///
    /// @return empty if the file has problems
    Optional<String> page(Bytes file, Language edition);

    /// The PDF of an edition, marked as a draft, as `preview` makes it.
    ///
    /// @return empty if the file has problems
    Optional<Bytes> pdf(Bytes file, Language edition);

    /// Reports what publishing would do.
    Plan plan(Bytes file, Reasons reasons);

    /// Publishes, as `publish` does, and makes the sealed PDFs.
    Published publish(Bytes file, Reasons reasons);

    /// The plan of a publication, for the person to confirm.
    ///
    /// @param words the consequences, one per line
    /// @param effect on the register; null if the file is refused
    /// @param remarks the problems and warnings
    /// @param possible true if it can be published as it is
    /// @param announcement what customers will be notified of; null for nothing
    /// @param correction true if the date already has another version, so that readers must be given a reason
    /// @param late true if customers are not notified in time, so that readers must be given a reason
    record Plan(
            List<Sentence> words,
            @Nullable PublishingEffect effect,
            @Nullable Announcement announcement,
            List<FileProblem> remarks,
            boolean possible,
            boolean correction,
            boolean late) {
        public Plan {
            words = List.copyOf(words);
            remarks = List.copyOf(remarks);
        }
    }

    /// The result of publishing.
    ///
    /// @param done true if it is in the register
    /// @param lines the command's output beyond the plan
    record Published(boolean done, List<String> lines) {
        public Published {
            lines = List.copyOf(lines);
        }
    }

    /// The register's public address; null if it has none.
    @Nullable
    String address();
}
