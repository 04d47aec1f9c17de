package register.aws.ses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.aws.AwsConnection;
import register.aws.stand.SesStand;
import register.json.CanonicalJson;
import register.json.Json;
import register.request.delivery.Handover;
import register.request.delivery.OutgoingMail;
import register.settings.Variables;
import register.value.Bytes;
import software.amazon.awssdk.services.sesv2.SesV2Client;

final class SesMailSenderTest {
    private SesStand stand;
    private SesV2Client client;
    private SesMailSender sender;

    @BeforeEach
    void start() {
        stand = new SesStand();
        client = SesMailSender.client(AwsConnection.of(Variables.of(stand.variables())));
        sender = new SesMailSender(client, "register-NoticeEvents");
    }

    @AfterEach
    void stop() {
        client.close();
        stand.close();
    }

    @Test
    void theMailIsSentWithItsAttachment() {
        var _ = sender.send(mail(new OutgoingMail.Header("Auto-Submitted", "auto-replied")));
        Json expected = Json.object()
                .put("FromEmailAddress", "dpa@desk.example")
                .put(
                        "Destination",
                        Json.object()
                                .put("ToAddresses", Json.strings(List.of("mari@klient.example")))
                                .build())
                .put("Content", Json.object().put("Simple", simple()).build())
                .build();
        assertEquals(
                CanonicalJson.text(expected),
                CanonicalJson.text(stand.requests().getFirst()));
        assertEquals(1, stand.requests().size());
    }

    /// So that its events name the attempt, even if the answer is lost.
    @Test
    void trackedMailNamesItsAttemptToTheConfigurationSet() {
        OutgoingMail tracked = mail().tracked(new OutgoingMail.Tracking("NTC-7K3Q9M2X-0C-4WTB9ZK2-1", "a@b.example"));
        var _ = sender.send(tracked);
        var _ = new SesMailSender(client, null).send(tracked);
        Json.Obj sent = stand.requests().getFirst();
        assertEquals(new Json.Str("register-NoticeEvents"), sent.get("ConfigurationSetName"));
        assertEquals(
                "[{\"Name\":\"notice\",\"Value\":\"NTC-7K3Q9M2X-0C-4WTB9ZK2-1\"}]",
                CanonicalJson.text(Objects.requireNonNull(sent.get("EmailTags"))));
        assertNull(stand.requests().getLast().get("EmailTags"), "without a set a tag tells nobody");
    }

    private static Json simple() {
        return Json.object()
                .put("Subject", utf8("Kättesaamise kinnitus"))
                .put(
                        "Body",
                        Json.object()
                                .put("Text", utf8("Tere!\n"))
                                .put("Html", utf8("<p>Tere!</p>"))
                                .build())
                .put(
                        "Headers",
                        new Json.Arr(List.of(Json.object()
                                .put("Name", "Auto-Submitted")
                                .put("Value", "auto-replied")
                                .build())))
                .put(
                        "Attachments",
                        new Json.Arr(List.of(Json.object()
                                .put("RawContent", "JVBE/w==")
                                .put("ContentDisposition", "ATTACHMENT")
                                .put("FileName", "DPA-1.pdf")
                                .put("ContentTransferEncoding", "BASE64")
                                .put("ContentType", "application/pdf")
                                .build())))
                .build();
    }

    private static Json utf8(String text) {
        return Json.object().put("Data", text).put("Charset", "UTF-8").build();
    }

    @Test
    void oneAttemptIsMadeWhateverIsAnsweredAndNobodyCanTell() {
        List<SesStand.Behaviour> all = List.of(
                new SesStand.Answers(500, "{}", "InternalServiceErrorException"),
                new SesStand.Answers(503, "{}", "ServiceUnavailable"),
                new SesStand.Answers(502, "<html>", ""),
                new SesStand.Answers(400, "{}", "RequestTimeTooSkewed"),
                new SesStand.Answers(408, "{}", "RequestTimeout"),
                new SesStand.Answers(200, "not JSON", ""),
                new SesStand.HangsUp());
        for (int i = 0; i < all.size(); i++) {
            stand.behave(all.get(i));
            assertInstanceOf(
                    Handover.Unknown.class, sender.send(mail()), all.get(i).toString());
            assertEquals(i + 1, stand.requests().size(), all.get(i).toString());
        }
    }

    @Test
    void aMailThatCameTooFastIsTriedAgainUntilItIsTaken() {
        stand.behaveOnce(List.of(
                new SesStand.Answers(429, "{}", "TooManyRequestsException"),
                new SesStand.Answers(400, "{}", "ThrottlingException")));
        assertInstanceOf(Handover.Taken.class, sender.send(mail()));
        assertEquals(3, stand.requests().size());
    }

    @Test
    void aMailThatAlwaysComesTooFastWasSurelyNotSent() {
        stand.behave(new SesStand.Answers(429, "{}", "TooManyRequestsException"));
        assertInstanceOf(Handover.NotTaken.class, sender.send(mail()));
        assertEquals(6, stand.requests().size());
    }

    @Test
    void aMailSignedByAWrongClockIsSignedAgainAndOtherwiseWasSurelyNotSent() {
        var refused = new SesStand.Answers(403, "{}", "InvalidSignatureException");
        stand.behaveOnce(List.of(refused));
        assertInstanceOf(Handover.Taken.class, sender.send(mail()));
        assertEquals(2, stand.requests().size());
        stand.behave(refused);
        assertInstanceOf(Handover.Barred.class, sender.send(mail()));
        assertEquals(4, stand.requests().size());
    }

    /// On a kept connection that the other side has closed meanwhile, the result of a mail would be unknown.
    @Test
    void eachMailHasAConnectionOfItsOwn() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            var _ = sender.send(mail());
            Thread.sleep(20);
        }
        assertEquals(5, stand.requests().size());
        assertEquals(5, stand.connections().size());
    }

    @Test
    void permanentRefusalsAreNotRetried() {
        for (String error : List.of("MessageRejected", "BadRequestException", "ValidationException")) {
            stand.behave(new SesStand.Answers(
                    400, "{\"message\":\"Email address is not verified: mari@klient.example\"}", error));
            assertEquals(
                    new Handover.Refused("SES refused the mail: " + error + ": Email address is not verified:"
                            + " mari@klient.example"),
                    sender.send(mail()));
        }
        assertEquals(3, stand.requests().size());
    }

    @Test
    void accountFailuresMeanCertainlyNotSent() {
        List<String> errors = List.of(
                "AccountSuspendedException",
                "SendingPausedException",
                "MailFromDomainNotVerifiedException",
                "LimitExceededException",
                "AccessDeniedException",
                "ExpiredTokenException");
        for (String error : errors) {
            stand.behave(new SesStand.Answers(400, "{\"message\":\"no\"}", error));
            assertEquals(new Handover.Barred("SES refused the mail: " + error + ": no"), sender.send(mail()));
        }
        assertEquals(errors.size(), stand.requests().size());
        stand.behave(new SesStand.Answers(
                429, "{\"message\":\"Daily message quota exceeded.\"}", "TooManyRequestsException"));
        assertInstanceOf(Handover.Barred.class, sender.send(mail()));
        assertEquals(errors.size() + 1, stand.requests().size(), "no second attempt");
    }

    @Test
    void whereNothingListensItWasSurelyNotSent() {
        stand.close();
        assertInstanceOf(Handover.NotTaken.class, sender.send(mail()));
    }

    @Test
    void aHeaderThatSesDoesNotTakeIsNotTried() {
        for (var header : List.of(
                new OutgoingMail.Header("References", "a".repeat(871)),
                new OutgoingMail.Header("References", ""),
                new OutgoingMail.Header("Subject: x", "a"),
                new OutgoingMail.Header("a".repeat(127), "a"),
                new OutgoingMail.Header("References", "a\r\nBcc: b@example.com"))) {
            assertThrows(IllegalArgumentException.class, () -> sender.send(mail(header)));
        }
        var _ = sender.send(mail(new OutgoingMail.Header("References", "a".repeat(870))));
        assertEquals(1, stand.requests().size());
    }

    private static OutgoingMail mail(OutgoingMail.Header... headers) {
        return new OutgoingMail(
                "mail-1",
                "dpa@desk.example",
                "mari@klient.example",
                "Kättesaamise kinnitus",
                List.of(headers),
                "Tere!\n",
                "<p>Tere!</p>",
                List.of(new OutgoingMail.Attachment(
                        "DPA-1.pdf", "application/pdf", Bytes.of(new byte[] {'%', 'P', 'D', (byte) 0xff}))));
    }
}
