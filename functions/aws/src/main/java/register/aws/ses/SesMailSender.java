package register.aws.ses;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import register.aws.AwsConnection;
import register.aws.Pause;
import register.aws.client.Clients;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentDisposition;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentTransferEncoding;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/// Hands a mail to Amazon SES (API v2, `SendEmail`), in one attempt: SES has no idempotent send. Only if SES throttles,
/// and so takes nothing, is it tried again. SES writes Date, Message-ID and the MIME structure itself.
///
/// @param client made by `client`, which does not repeat calls
/// @param events the configuration set whose events report on tracked mail; absent if there is none
public record SesMailSender(SesV2Client client, @Nullable String events) implements MailSender {
    /// The header names and values that SES accepts (SES API v2, `MessageHeader`).
    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]{1,126}");

    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]{1,870}");
    private static final String UTF_8 = "UTF-8";

    /// Errors after which SES did not take the mail and never will. In the sandbox they include refusals of
    /// unverified recipients (`MessageRejected`).
    private static final Set<String> REFUSALS = Set.of("BadRequestException", "MessageRejected", "ValidationException");

    /// Errors of the account, the sender's address, the credentials or any action, after which SES took nothing; they
    /// last until someone fixes the cause.
    private static final Set<String> OF_THE_ACCOUNT = Set.of(
            "AccountSuspendedException",
            "LimitExceededException",
            "MailFromDomainNotVerifiedException",
            "NotFoundException",
            "SendingPausedException",
            "AccessDeniedException",
            "ExpiredTokenException",
            "UnrecognizedClientException");

    /// Short-lived errors: an account in the sandbox may send one mail a second (SES Developer Guide, "Errors related
    /// to the sending quotas").
    private static final Set<String> THROTTLES = Set.of("TooManyRequestsException", "ThrottlingException");

    /// Refusals of the signature, before SES read the mail. If this machine's clock is wrong, the SDK signs the next
    /// attempt by SES's (SDK for Java Developer Guide, "Clock skew").
    private static final Set<String> SIGNATURES =
            Set.of("InvalidSignatureException", "RequestExpired", "SignatureDoesNotMatch");

    /// Failures before a request was sent.
    private static final Set<Class<? extends Exception>> NO_CONNECTION = Set.of(
            ConnectException.class,
            UnknownHostException.class,
            NoRouteToHostException.class,
            SSLHandshakeException.class);

    /// SES's words for a used-up daily quota, which it reports as throttling too (SES Developer Guide, "Errors
    /// related to the sending quotas").
    private static final String QUOTA = "Daily message quota exceeded";

    private static final int ATTEMPTS = 6;
    /// The attempt with the longest pause of `Pause`.
    private static final int LONG_PAUSE = 10;

    /// The tag of tracked mail, which SES repeats in its events.
    private static final String TAG = "notice";

    /// A new client, to be reused.
    public static SesV2Client client(AwsConnection connection) {
        return Clients.configuredForOneAttempt(SesV2Client.builder(), connection, "SESV2")
                .build();
    }

    /// @throws IllegalArgumentException if SES does not accept a header; nothing was handed over
    @Override
    public Handover send(OutgoingMail mail) {
        SendEmailRequest request = request(mail);
        for (int attempt = 1; ; attempt++) {
            try {
                return new Handover.Taken(client.sendEmail(request).messageId());
            } catch (AwsServiceException e) {
                String code = refusal(e);
                boolean unsigned = SIGNATURES.contains(code) && attempt == 1;
                if (!unsigned && (!THROTTLES.contains(code) || said(e).contains(QUOTA) || attempt == ATTEMPTS)) {
                    return answered(e, code);
                }
                Pause.after(unsigned ? 1 : LONG_PAUSE);
            } catch (SdkException e) {
                return notAnswered(e);
            }
        }
    }

    private static Handover answered(AwsServiceException e, String code) {
        String words = "SES refused the mail: " + code + ": " + said(e);
        if (REFUSALS.contains(code)) {
            return new Handover.Refused(words);
        } else if (OF_THE_ACCOUNT.contains(code)
                || SIGNATURES.contains(code)
                || (THROTTLES.contains(code) && words.contains(QUOTA))) {
            return new Handover.Barred(words);
        }
        return THROTTLES.contains(code) ? new Handover.NotTaken(words) : unknown(e);
    }

    private static String said(AwsServiceException e) {
        String message =
                e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
        return message == null ? "" : message;
    }

    private static Handover notAnswered(SdkException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (isNoConnection(cause)) {
                return new Handover.NotTaken("SES cannot be reached: " + cause);
            }
        }
        return unknown(e);
    }

    /// HTTP clients have their own exceptions for this.
    private static boolean isNoConnection(Throwable cause) {
        return NO_CONNECTION.stream().anyMatch(kind -> kind.isInstance(cause));
    }

    /// The error with which SES blames the request; empty for any other.
    private static String refusal(AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return code == null || e.statusCode() < 400 || e.statusCode() >= 500 ? "" : code;
    }

    private static Handover unknown(SdkException cause) {
        return new Handover.Unknown("it is unknown whether SES accepted the mail: " + cause.getMessage());
    }

    private SendEmailRequest request(OutgoingMail mail) {
        Message message = Message.builder()
                .subject(utf8(mail.subject()))
                .body(body -> body.text(utf8(mail.text())).html(mail.html() == null ? null : utf8(mail.html())))
                .headers(mail.headers().stream().map(SesMailSender::header).toList())
                .attachments(mail.attachments().stream()
                        .map(SesMailSender::attachment)
                        .toList())
                .build();
        SendEmailRequest.Builder request = SendEmailRequest.builder();
        OutgoingMail.Tracking tracking = mail.tracking();
        if (tracking != null && events != null) {
            request.configurationSetName(events)
                    .emailTags(List.of(MessageTag.builder()
                            .name(TAG)
                            .value(tracking.name())
                            .build()));
        }
        return request.fromEmailAddress(mail.from())
                .destination(destination -> destination.toAddresses(mail.to()))
                .content(content -> content.simple(message))
                .build();
    }

    private static Content utf8(String text) {
        return Content.builder().data(text).charset(UTF_8).build();
    }

    private static MessageHeader header(OutgoingMail.Header header) {
        if (!HEADER_NAME.matcher(header.name()).matches()
                || !HEADER_VALUE.matcher(header.value()).matches()) {
            throw new IllegalArgumentException("header " + header.name().replaceAll("[^!-~]", "?")
                    + ": expected printable ASCII, a name of 1 to 126 characters and a value of 1 to 870");
        }
        return MessageHeader.builder().name(header.name()).value(header.value()).build();
    }

    private static Attachment attachment(OutgoingMail.Attachment attachment) {
        return Attachment.builder()
                .fileName(attachment.fileName())
                .contentType(attachment.mediaType())
                .contentDisposition(AttachmentContentDisposition.ATTACHMENT)
                .contentTransferEncoding(AttachmentContentTransferEncoding.BASE64)
                .rawContent(SdkBytes.fromByteArray(attachment.content().toArray()))
                .build();
    }
}
