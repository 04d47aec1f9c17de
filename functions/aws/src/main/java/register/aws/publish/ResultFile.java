package register.aws.publish;

import register.json.Json;
import register.json.JsonText;
import register.value.Bytes;

/// The answer file for the submitter of a policy: JSON in UTF-8, with the fields of `PublishAnswer`, and `versionId`
/// and `sequencer` of the submission. Absent fields are omitted.
public final class ResultFile {
    private static final String FOLDER = "results/";
    private static final String SEQUENCER = "sequencer";

    private ResultFile() {}

    /// The key of the answer: `results/`, the submission's key, `.json`.
    public static String key(UploadedObject submission) {
        return FOLDER + submission.key() + ".json";
    }

    public static Bytes content(UploadedObject submission, PublishAnswer answer) {
        Integer revision = answer.revision();
        Boolean trial = answer.trial();
        return Bytes.canonical(Json.object()
                .put("key", answer.key())
                .put("outcome", answer.outcome())
                .put("policy", answer.policy())
                .put("effectiveDate", answer.effectiveDate())
                .put("revision", revision == null ? null : Json.of(revision))
                .put("reason", answer.reason())
                .put("noNoticeReason", answer.noNoticeReason())
                .put("contentHash", answer.contentHash())
                .put("entryHash", answer.entryHash())
                .put("problems", Json.strings(answer.problems()))
                .put("trial", trial == null ? null : Json.of(trial))
                .put("versionId", submission.versionId())
                .put(SEQUENCER, submission.sequencer())
                .build());
    }

    /// Compares the answer file with a submission of its key.
    ///
    /// @throws IllegalArgumentException if it is not an answer file
    public static AnswerOrder answered(Bytes file, UploadedObject submission) {
        if (!(JsonText.parse(file.toArray()) instanceof Json.Obj json)) {
            throw new IllegalArgumentException(key(submission) + ": expected a JSON object");
        }
        int order = submission.order(json.get(SEQUENCER) instanceof Json.Str(String sequencer) ? sequencer : null);
        return order > 0 ? AnswerOrder.NOT_YET : order == 0 ? AnswerOrder.THIS : AnswerOrder.NEWER;
    }
}
