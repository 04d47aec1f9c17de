package register.aws.ses;

import register.notice.NoticeRate;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// At what rate notices may leave through SES: nine tenths of what the account may send, so that replies to requests
/// leave meanwhile.
public final class SesRate {
    private static final double SHARE = 0.9;
    private static final int SECONDS = 60;

    private SesRate() {}

    /// Asks SES (`GetAccount`).
    public static NoticeRate of(SesV2Client client) {
        double perSecond = client.getAccount(_ -> {}).sendQuota().maxSendRate();
        return new NoticeRate(perSecond * SECONDS * SHARE);
    }
}
