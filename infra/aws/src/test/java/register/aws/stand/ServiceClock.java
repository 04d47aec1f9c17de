package register.aws.stand;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Puts the time by which `Faulty` refuses a request into its answer's Date, which the JDK's server writes itself. The
/// SDK finds it like `Calls`.
public final class ServiceClock implements ExecutionInterceptor {
    static final String DATE = "x-service-date";

    @Override
    public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        SdkHttpResponse response = context.httpResponse();
        return response.firstMatchingHeader(DATE)
                .<SdkHttpResponse>map(
                        date -> response.toBuilder().putHeader("Date", date).build())
                .orElse(response);
    }
}
