package register.aws.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import register.request.delivery.RawMail;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/// Messages that SES put into a bucket (SES Developer Guide, "Deliver to S3 bucket action").
///
/// @param bucket the only bucket to read, even if an event names another
public record S3RawMail(S3Client client, String bucket) implements RawMail {
    @Override
    public byte[] get(String named, String key) {
        if (!named.equals(bucket)) {
            throw new UncheckedIOException(
                    new IOException("a mail in a bucket other than the register's: not fetched"));
        }
        try {
            return client.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                    .asByteArray();
        } catch (SdkException e) {
            throw new UncheckedIOException(new IOException("the mail could not be fetched: " + e.getMessage(), e));
        }
    }
}
