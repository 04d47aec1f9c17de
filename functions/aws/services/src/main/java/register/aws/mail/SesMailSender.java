package register.aws.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Pattern;
import register.aws.Connection;
import register.aws.Pause;
import register.aws.client.Clients;
import register.request.MailSender;
import register.request.OutgoingMail;
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
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/// Hands a mail to Amazon SES (API v2, `SendEmail`), in one attempt: SES has no idempotent send. Only where SES says
/// that mails come faster than the account may send, which takes none of them, is it tried again. SES writes Date and
/// Message-ID itself, and the MIME around text and attachments.
public final class SesMailSender implements MailSender {
    /// What SES takes as the name and the value of a header (SES API v2, `MessageHeader`).
    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]{1,126}");

    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]{1,870}");
    private static final String UTF_8 = "UTF-8";

    /// The errors of `SendEmail`, and those common to every action, with which SES says that it looked at the
    /// request and did not take it. All else leaves open what happened to the mail: a 5xx, silence.
    private static final Set<String> REFUSALS = Set.of(
            "AccountSuspendedException",
            "BadRequestException",
            "MailFromDomainNotVerifiedException",
            "MessageRejected",
            "NotFoundException",
            "SendingPausedException",
            "AccessDeniedException",
            "ExpiredTokenException",
            "UnrecognizedClientException",
            "ValidationException");

    /// The same, for reasons that pass: an account in the sandbox may send one mail a second (SES Developer Guide,
    /// "Errors related to the sending quotas").
    private static final Set<String> THROTTLES = Set.of("TooManyRequestsException", "ThrottlingException");

    private static final int ATTEMPTS = 6;
    /// As long as `Pause` makes it.
    private static final int LONG_PAUSE = 10;

    private final SesV2Client client;

    /// @param client one of `client`, which does not repeat its calls
    public SesMailSender(SesV2Client client) {
        this.client = client;
    }

    /// A new client, to be made once and kept.
    public static SesV2Client client(Connection connection) {
        return Clients.configuredForOneAttempt(SesV2Client.builder(), connection, "SESV2")
                .build();
    }

    /// @throws IllegalStateException when SES refused the mail: it was surely not sent
    /// @throws IllegalArgumentException when a header is not what SES takes: nothing was handed over
    @Override
    public void send(OutgoingMail mail) {
        SendEmailRequest request = request(mail);
        for (int attempt = 1; throttled(request, attempt == ATTEMPTS); attempt++) {
            Pause.after(LONG_PAUSE);
        }
    }

    /// @return whether SES took nothing and may be asked again; false when it took the mail
    private boolean throttled(SendEmailRequest request, boolean last) {
        try {
            client.sendEmail(request);
            return false;
        } catch (AwsServiceException e) {
            String code = refusal(e);
            if (THROTTLES.contains(code) && !last) {
                return true;
            }
            if (THROTTLES.contains(code) || REFUSALS.contains(code)) {
                throw new IllegalStateException("SES refused the mail: " + code, e);
            }
            throw unknown(e);
        } catch (SdkException e) {
            throw unknown(e);
        }
    }

    /// The error by which SES says that the request is at fault; empty for any other.
    private static String refusal(AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return code == null || e.statusCode() < 400 || e.statusCode() >= 500 ? "" : code;
    }

    private static UncheckedIOException unknown(SdkException cause) {
        return new UncheckedIOException(
                new IOException("nobody can tell whether SES took the mail: " + cause.getMessage(), cause));
    }

    private static SendEmailRequest request(OutgoingMail mail) {
        Message message = Message.builder()
                .subject(utf8(mail.subject()))
                .body(body -> body.text(utf8(mail.text())).html(mail.html() == null ? null : utf8(mail.html())))
                .headers(mail.headers().stream().map(SesMailSender::header).toList())
                .attachments(mail.attachments().stream()
                        .map(SesMailSender::attachment)
                        .toList())
                .build();
        return SendEmailRequest.builder()
                .fromEmailAddress(mail.from())
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
