package register.publish;

import java.util.Optional;
import register.publishing.FilesBeside;

/// The store that policy files are put into, and where their answers are put beside them.
public interface SubmittedFiles {

    /// The file as it was submitted, even if another was put there since; empty if it is gone.
    Optional<SubmittedFile> get(Submission submission);

    /// What is beside the submitted file now, in the same folder.
    ///
    /// @param name a plain file name, as `FilesBeside.find` has it
    FilesBeside.Found beside(Submission submission, String name);

    /// What the answer at `ResultFile.key` says of this submission.
    Answered answered(Submission submission);

    /// Puts the answer at `ResultFile.key` if none is there to this submission or to a newer one: what is there in
    /// the end is the first answer to the newest, in any order of events and with any repetition.
    void answer(Submission submission, PublishAnswer answer);
}
