package register.aws;

import java.util.List;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Refuses an answer that is not from AWS, which sends an ID of the request with each. Otherwise an empty one would
/// mean that there is no such item, a page would be read as the object, and any success would mean that it is stored.
final class AwsAnswers implements ExecutionInterceptor {
    private static final List<String> IDS = List.of("x-amzn-RequestId", "x-amz-request-id");
    private static final int ERROR_OF_A_SERVER = 500;

    /// @throws RetryableException if it has none, unless it is an error that says nothing of an item or object
    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        SdkHttpResponse response = context.httpResponse();
        if (response.statusCode() < ERROR_OF_A_SERVER
                && IDS.stream().allMatch(id -> response.firstMatchingHeader(id).isEmpty())) {
            throw RetryableException.create(
                    "an answer without a request ID, so not from AWS: status " + response.statusCode());
        }
    }
}
