package register.aws.publish;

import java.util.Optional;
import register.publishing.FilesBeside;

/// The store for submitted policy files and the answers to them.
public interface SubmittedFiles {

    /// The file as submitted, even if another was put there since; empty if it is gone.
    Optional<SubmittedFile> get(UploadedObject submission);

    /// The current file of that name in the same folder.
    ///
    /// @param name a plain file name, as in `FilesBeside.find`
    FilesBeside.Found beside(UploadedObject submission, String name);

    /// How the answer at `ResultFile.key` relates to this submission.
    AnswerOrder answered(UploadedObject submission);

    /// Writes the answer at `ResultFile.key`, unless there is one to this or a newer submission. In the end the first
    /// answer to the newest submission is stored, whatever the order and repetition of events.
    void answer(UploadedObject submission, PublishAnswer answer);
}
