package register.aws.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.assembly.Register;
import register.aws.EmbeddedMetrics;
import register.aws.FunctionLog;
import register.aws.s3.AwsPorts;
import register.measure.Measure;
import register.notice.NoticeGuard;
import register.policyfile.FileProblem;
import register.policyfile.PolicyFile;
import register.policyfile.PolicyPublishing;
import register.publishing.PublishingOutcome;
import register.publishing.Reasons;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.settings.Variables;
import register.value.Failures;
import register.value.Problem;

/// Publishes each policy file put under `policies/`. Answers each object in turn, here and in a file for the
/// submitter. A DPA named in the file must be in the same folder already.
///
/// If the store or the chain fails, or too many rivals win, the exception is thrown after all objects were processed,
/// so that the event is delivered again: an entry accepted before but not answered is then unchanged, and an answered
/// object is left alone.
public final class PublishFunction implements RequestHandler<S3Event, List<PublishAnswer>> {
    private static final String FOLDER = "policies/";

    private final PolicyPublishing publishing;
    private final SubmittedFiles files;
    private final boolean trial;
    private final EmbeddedMetrics metrics;

    public PublishFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing variable
    public PublishFunction(Variables variables) {
        AwsPorts ports = AwsPorts.of(variables);
        var register = new Register(ports, Clock.systemUTC());
        this(
                new PolicyPublishing(register.publishingUnnamed()),
                new S3SubmittedFiles(ports.objects()),
                PublicAddress.isTrial(variables),
                EmbeddedMetrics.of(variables));
    }

    PublishFunction(PolicyPublishing publishing, SubmittedFiles files, boolean trial, EmbeddedMetrics metrics) {
        this.metrics = metrics;
        this.publishing = publishing;
        this.files = files;
        this.trial = trial;
    }

    @Override
    public List<PublishAnswer> handleRequest(S3Event event, @Nullable Context context) {
        List<S3EventNotificationRecord> records = event.getRecords();
        var answers = new ArrayList<PublishAnswer>();
        Failures.each(
                records == null ? List.<S3EventNotificationRecord>of() : records,
                put -> answers.add(logged(answer(put), context)));
        return answers;
    }

    private PublishAnswer answer(S3EventNotificationRecord put) {
        S3ObjectEntity object = put.getS3().getObject();
        String key;
        try {
            key = URLDecoder.decode(object.getKey(), UTF_8);
        } catch (IllegalArgumentException _) {
            return PublishAnswer.ignored(object.getKey(), "expected a URL-encoded key");
        }
        if (!put.getEventName().startsWith("ObjectCreated:")) {
            return PublishAnswer.ignored(key, "expected an object that was put");
        }
        if (!key.startsWith(FOLDER) || !(key.endsWith(".yaml") || key.endsWith(".yml"))) {
            return PublishAnswer.ignored(key, "expected a .yaml or .yml file under " + FOLDER);
        }
        var submission = new UploadedObject(
                put.getS3().getBucket().getName(), key, object.getVersionId(), object.getSequencer());
        PublishAnswer decided = answer(submission, object.getSizeAsLong());
        PublishAnswer answer = trial ? decided.ofTrial() : decided;
        if (!answer.isIgnored()) {
            files.answer(submission, answer);
        }
        return answer;
    }

    private PublishAnswer answer(UploadedObject submission, @Nullable Long size) {
        String key = submission.key();
        if (size != null && size > PolicyFile.MAX_BYTES) {
            return tooLarge(key, size);
        }
        AnswerOrder answered = files.answered(submission);
        if (answered == AnswerOrder.THIS) {
            return PublishAnswer.ignored(key, "answered before");
        }
        Optional<SubmittedFile> file = files.get(submission);
        if (file.isEmpty()) {
            return PublishAnswer.ignored(key, "expected an object that is still there");
        }
        // An event need not state the size, and the object read may not be the event's.
        if (file.get().size() > PolicyFile.MAX_BYTES) {
            return tooLarge(key, file.get().size());
        }
        // It would undo later corrections.
        if (answered == AnswerOrder.NEWER && file.get().isCorrection()) {
            return PublishAnswer.ignored(key, "a correction that came after the answer to a newer one");
        }
        return publish(submission, file.get());
    }

    private static PublishAnswer tooLarge(String key, long size) {
        return PublishAnswer.invalid(
                key, PolicyFile.tooLarge(key, size).result().problems());
    }

    private PublishAnswer publish(UploadedObject submission, SubmittedFile file) {
        String key = submission.key();
        String reason = file.reason();
        if (!file.isCorrection() && reason != null) {
            Problem problem = Problem.inEnglish("metadata.reason", reason, "expected only beside correct: true");
            return PublishAnswer.invalid(key, List.of(new FileProblem(key, 0, problem)));
        }
        String correction = !file.isCorrection() ? null : reason == null ? "" : reason;
        var reasons = new Reasons(correction, file.noNotice());
        var policy = PolicyFile.of(key, file.content().toArray(), name -> files.beside(submission, name));
        return switch (publishing.publish(policy, reasons)) {
            case PolicyPublishing.Invalid invalid ->
                PublishAnswer.invalid(
                        key,
                        invalid.problems().stream()
                                .map(PublishFunction::inMetadata)
                                .toList());
            case PolicyPublishing.Decided decided -> decided(key, decided);
        };
    }

    /// Someone who uploads an object has no command line.
    private static FileProblem inMetadata(FileProblem found) {
        Problem problem = found.problem();
        String expected =
                problem.expected().replace(NoticeGuard.waiver().english(), "the metadata no-notice with a reason");
        return new FileProblem(
                found.file(), found.line(), found.kind(), Problem.inEnglish(problem.path(), problem.value(), expected));
    }

    private PublishAnswer logged(PublishAnswer answer, @Nullable Context context) {
        FunctionLog.line(context, "publish " + answer.outcome() + " " + answer.key());
        if (answer.isRefused()) {
            metrics.count(context, Measure.PUBLICATIONS_REFUSED);
        }
        return answer;
    }

    private static PublishAnswer decided(String key, PolicyPublishing.Decided decided) {
        return switch (decided.outcome()) {
            case PublishingOutcome.Accepted accepted -> PublishAnswer.of(key, "accepted", accepted.header(), List.of());
            case PublishingOutcome.Unchanged unchanged ->
                PublishAnswer.of(key, "unchanged", unchanged.header(), List.of());
            case PublishingOutcome.Conflict conflict ->
                PublishAnswer.of(
                        key,
                        PublishAnswer.CONFLICT,
                        conflict.standing(),
                        List.of(PolicyPublishing.line(conflict, "the metadata correct=true and reason")));
            case PublishingOutcome.Rejected rejected ->
                throw new IllegalStateException("not decided: " + rejected.problems());
        };
    }
}
