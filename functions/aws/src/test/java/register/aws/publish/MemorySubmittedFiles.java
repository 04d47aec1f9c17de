package register.aws.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import register.json.Json;
import register.json.JsonText;
import register.publishing.FilesBeside;
import register.value.Bytes;

/// A bucket that keeps every version of its objects: `v1` and so on.
final class MemorySubmittedFiles implements SubmittedFiles {
    private final List<Map.Entry<String, SubmittedFile>> versions = new ArrayList<>();
    private final Map<String, Bytes> results = new HashMap<>();
    private boolean refusesReading;
    private boolean refusesAnswers;

    void put(String key, SubmittedFile file) {
        versions.add(Map.entry(key, file));
    }

    int versions() {
        return versions.size();
    }

    int results() {
        return results.size();
    }

    void refuseReading(boolean refuse) {
        refusesReading = refuse;
    }

    void refuseAnswers(boolean refuse) {
        refusesAnswers = refuse;
    }

    Bytes result(String key) {
        return Objects.requireNonNull(results.get("results/" + key + ".json"), key);
    }

    String result(String key, String member) {
        return JsonText.parse(result(key).toArray()) instanceof Json.Obj json
                        && json.get(member) instanceof Json.Str(String value)
                ? value
                : "";
    }

    @Override
    public Optional<SubmittedFile> get(UploadedObject submission) {
        assertEquals("register-policies", submission.bucket());
        if (refusesReading) {
            throw new IllegalStateException("out of reach");
        }
        int version =
                Integer.parseInt(Objects.requireNonNull(submission.versionId()).substring(1));
        return versions.stream()
                .skip(Math.max(version - 1, 0))
                .limit(version < 1 ? 0 : 1)
                .filter(put -> put.getKey().equals(submission.key()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public FilesBeside.Found beside(UploadedObject submission, String name) {
        return versions.reversed().stream()
                .filter(put -> put.getKey().equals(submission.beside(name)))
                .findFirst()
                .<FilesBeside.Found>map(
                        put -> new FilesBeside.File(put.getValue().content()))
                .orElseGet(FilesBeside.Missing::new);
    }

    @Override
    public AnswerOrder answered(UploadedObject submission) {
        Bytes result = results.get(ResultFile.key(submission));
        return result == null ? AnswerOrder.NOT_YET : ResultFile.answered(result, submission);
    }

    @Override
    public void answer(UploadedObject submission, PublishAnswer answer) {
        if (refusesAnswers) {
            throw new IllegalStateException("out of reach");
        }
        if (answered(submission) == AnswerOrder.NOT_YET) {
            results.put(ResultFile.key(submission), ResultFile.content(submission, answer));
        }
    }
}
