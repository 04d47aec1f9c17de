package register.aws.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import register.aws.Pause;
import register.policyfile.PolicyFile;
import register.publishing.DpaFileCheck;
import register.publishing.FilesBeside;
import register.value.Bytes;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Policy files in a bucket with versions, and the answers to them. An answer is replaced only if it is still the one
/// that was read (S3 User Guide, "How to prevent object overwrites with conditional writes"); otherwise it is read
/// again.
public record S3SubmittedFiles(S3Client client) implements SubmittedFiles {
    private static final int NOT_FOUND = 404;
    private static final int CHANGED = 412;
    private static final int CONFLICT = 409;
    private static final int ATTEMPTS = 10;

    /// The version named in the event, or the newest if it names none.
    @Override
    public Optional<SubmittedFile> get(UploadedObject submission) {
        try (ResponseInputStream<GetObjectResponse> object = client.getObject(request ->
                request.bucket(submission.bucket()).key(submission.key()).versionId(submission.versionId()))) {
            long size = object.response().contentLength();
            Map<String, String> metadata =
                    MetadataText.decoded(object.response().metadata());
            if (size > PolicyFile.MAX_BYTES) {
                object.abort();
                return Optional.of(new SubmittedFile(size, Bytes.of(new byte[0]), metadata));
            }
            return Optional.of(new SubmittedFile(Bytes.of(object.readAllBytes()), metadata));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(submission.key() + ": cannot be read", e);
        }
    }

    /// The newest version: the hash in the policy file identifies the document.
    @Override
    public FilesBeside.Found beside(UploadedObject submission, String name) {
        try (ResponseInputStream<GetObjectResponse> object =
                client.getObject(request -> request.bucket(submission.bucket()).key(submission.beside(name)))) {
            long size = object.response().contentLength();
            if (size > DpaFileCheck.MAX_BYTES) {
                object.abort();
                return new FilesBeside.TooLarge(size);
            }
            return new FilesBeside.File(Bytes.of(object.readAllBytes()));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return new FilesBeside.Missing();
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(submission.beside(name) + ": cannot be read", e);
        }
    }

    @Override
    public AnswerOrder answered(UploadedObject submission) {
        return result(submission)
                .map(result -> ResultFile.answered(Bytes.of(result.asByteArray()), submission))
                .orElse(AnswerOrder.NOT_YET);
    }

    /// @throws IllegalStateException if other answers came first every time
    @Override
    public void answer(UploadedObject submission, PublishAnswer answer) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<ResponseBytes<GetObjectResponse>> earlier = result(submission);
            boolean superseded = earlier.filter(result ->
                            ResultFile.answered(Bytes.of(result.asByteArray()), submission) != AnswerOrder.NOT_YET)
                    .isPresent();
            if (superseded || put(submission, answer, earlier.map(ResponseBytes::response))) {
                return;
            }
            Pause.after(attempt);
        }
        throw new IllegalStateException("the answer at " + ResultFile.key(submission) + " changed all the time");
    }

    private boolean put(UploadedObject submission, PublishAnswer answer, Optional<GetObjectResponse> earlier) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(submission.bucket())
                .key(ResultFile.key(submission))
                .contentType("application/json");
        earlier.ifPresentOrElse(found -> request.ifMatch(found.eTag()), () -> request.ifNoneMatch("*"));
        try {
            client.putObject(
                    request.build(),
                    RequestBody.fromBytes(ResultFile.content(submission, answer).toArray()));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == CHANGED || e.statusCode() == CONFLICT || e.statusCode() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private Optional<ResponseBytes<GetObjectResponse>> result(UploadedObject submission) {
        try {
            return Optional.of(client.getObjectAsBytes(
                    request -> request.bucket(submission.bucket()).key(ResultFile.key(submission))));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
