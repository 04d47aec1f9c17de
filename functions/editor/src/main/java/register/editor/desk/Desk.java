package register.editor.desk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.policyfile.FileProblem;
import register.policyfile.inspection.Effect;
import register.policyfile.inspection.Inspection;
import register.publishing.Reasons;
import register.value.Bytes;
import register.value.Language;
import register.value.Sentence;

/// The register, as the editor needs it. It says the same as the commands `check`, `preview` and `publish`.
public interface Desk {

    /// What `check` says of a file.
    Inspection inspect(Bytes file);

    /// The page of an edition, as `preview` makes it.
    ///
    /// @return empty where the file has problems
    Optional<String> page(Bytes file, Language edition);

    /// The PDF of an edition, marked as a draft, as `preview` makes it.
    ///
    /// @return empty where the file has problems
    Optional<Bytes> pdf(Bytes file, Language edition);

    /// What publishing would do.
    Plan plan(Bytes file, Reasons reasons);

    /// Publishes, as `publish` does, and makes the sealed PDFs.
    Published publish(Bytes file, Reasons reasons);

    /// What publishing would do, before a person says yes.
    ///
    /// @param words what will happen, a line each
    /// @param effect on the register; null where the file is refused
    /// @param remarks what stands against it, or deserves a second look
    /// @param possible whether it can be published so
    /// @param correction whether the date has a version already, so that a reason is needed, which readers see
    /// @param late whether customers are not told in time, so that a reason is needed, which readers see
    record Plan(
            List<Sentence> words,
            @Nullable Effect effect,
            List<FileProblem> remarks,
            boolean possible,
            boolean correction,
            boolean late) {
        public Plan {
            words = List.copyOf(words);
            remarks = List.copyOf(remarks);
        }
    }

    /// What came of publishing.
    ///
    /// @param done whether it is in the register
    /// @param lines what the command prints beside what the plan says
    record Published(boolean done, List<String> lines) {
        public Published {
            lines = List.copyOf(lines);
        }
    }

    /// The requests; null where no register is here.
    @Nullable
    DeskRequests requests();

    /// Where readers find the policy; null where the register has no address.
    @Nullable
    String address();
}
