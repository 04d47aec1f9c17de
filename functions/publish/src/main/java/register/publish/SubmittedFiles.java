package register.publish;

import java.util.Optional;
import register.publishing.FilesBeside;

/// The store that policy files are put into, and where their answers are put beside them.
public interface SubmittedFiles {

    /// The file as it was submitted, whatever was put there since; empty where it is gone.
    Optional<SubmittedFile> get(Submission submission);

    /// What lies beside the submitted file now, in the same folder.
    ///
    /// @param name a plain file name, as `FilesBeside.find` has it
    FilesBeside.Found beside(Submission submission, String name);

    /// What the answer at `ResultFile.key` says of this submission.
    Answered answered(Submission submission);

    /// Puts the answer at `ResultFile.key` if none lies there to this submission or to a newer one: what lies there in
    /// the end is the first answer to the newest, in whatever order and however often events arrive.
    void answer(Submission submission, PublishAnswer answer);
}
