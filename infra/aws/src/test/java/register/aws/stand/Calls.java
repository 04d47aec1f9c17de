package register.aws.stand;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Records every call of every SDK client in this process. The SDK finds it on the tests' class path
/// (`execution.interceptors`), so no deployed code knows it.
///
/// It can halt the process like a lost machine: the system property `register.halt.call` is the number of the call,
/// from 1; `register.halt.when` is `before` the call or `after` its answer, whether success or error.
public final class Calls implements ExecutionInterceptor {
    /// The exit code of a halted process.
    public static final int HALTED = 137;

    private static final int HALT_CALL = Integer.getInteger("register.halt.call", 0);
    private static final String HALT_WHEN = System.getProperty("register.halt.when", "before");
    private static final AtomicInteger BEGUN = new AtomicInteger();
    private static final AtomicInteger ENDED = new AtomicInteger();
    private static final AtomicInteger ITEMS = new AtomicInteger();
    private static final DoubleAdder READS = new DoubleAdder();
    private static final DoubleAdder WRITES = new DoubleAdder();
    private static volatile boolean metering;
    private static final ConcurrentLinkedQueue<Call> ANSWERED = new ConcurrentLinkedQueue<>();

    /// One request and its answer; a repeated request counts each time.
    ///
    /// @param operation AWS's name, e.g. `PutItem`
    /// @param status of HTTP
    /// @param requestBytes of the body sent
    /// @param responseBytes of the body received, if its length was stated
    public record Call(String service, String operation, int status, long requestBytes, long responseBytes) {}

    /// The calls that some work made to AWS.
    ///
    /// @param items of the table that were returned
    /// @param reads the read request units that DynamoDB counted; 0 unless metered
    /// @param writes the write request units, those of indexes included
    public record Cost(List<Call> calls, int items, double reads, double writes) {
        public Cost {
            calls = List.copyOf(calls);
        }

        /// The number of calls of each operation, sorted by name, e.g. `{PutItem=2, Query=1}`.
        public Map<String, Long> operations() {
            return calls.stream().collect(groupingBy(Call::operation, TreeMap::new, counting()));
        }

        public long requestBytes() {
            return calls.stream().mapToLong(Call::requestBytes).sum();
        }

        public long responseBytes() {
            return calls.stream().mapToLong(Call::responseBytes).sum();
        }
    }

    /// The calls to AWS while this runs, from any thread.
    public static Cost of(Runnable work) {
        ANSWERED.clear();
        ITEMS.set(0);
        READS.reset();
        WRITES.reset();
        work.run();
        return new Cost(List.copyOf(ANSWERED), ITEMS.get(), READS.sum(), WRITES.sum());
    }

    /// The same with request units, which DynamoDB states if asked.
    public static Cost metered(Runnable work) {
        metering = true;
        try {
            return of(work);
        } finally {
            metering = false;
        }
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        ReturnConsumedCapacity total = ReturnConsumedCapacity.TOTAL;
        return !metering
                ? request
                : switch (request) {
                    case QueryRequest query -> query.copy(to -> to.returnConsumedCapacity(total));
                    case GetItemRequest get -> get.copy(to -> to.returnConsumedCapacity(total));
                    case BatchGetItemRequest batch -> batch.copy(to -> to.returnConsumedCapacity(total));
                    case PutItemRequest put -> put.copy(to -> to.returnConsumedCapacity(total));
                    case UpdateItemRequest update -> update.copy(to -> to.returnConsumedCapacity(total));
                    case DeleteItemRequest delete -> delete.copy(to -> to.returnConsumedCapacity(total));
                    case TransactWriteItemsRequest writes -> writes.copy(to -> to.returnConsumedCapacity(total));
                    default -> request;
                };
    }

    private static void meter(SdkResponse response) {
        switch (response) {
            case QueryResponse query -> meter(READS, Stream.ofNullable(query.consumedCapacity()));
            case GetItemResponse get -> meter(READS, Stream.ofNullable(get.consumedCapacity()));
            case BatchGetItemResponse batch -> meter(READS, batch.consumedCapacity().stream());
            case PutItemResponse put -> meter(WRITES, Stream.ofNullable(put.consumedCapacity()));
            case UpdateItemResponse update -> meter(WRITES, Stream.ofNullable(update.consumedCapacity()));
            case DeleteItemResponse delete -> meter(WRITES, Stream.ofNullable(delete.consumedCapacity()));
            case TransactWriteItemsResponse writes -> meter(WRITES, writes.consumedCapacity().stream());
            default -> {}
        }
    }

    /// DynamoDB charges a query that finds nothing too, which DynamoDB Local counts as 0.
    private static void meter(DoubleAdder meter, Stream<ConsumedCapacity> consumed) {
        consumed.forEach(one -> meter.add(Math.max(0.5, one.capacityUnits())));
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        halt("before", BEGUN.incrementAndGet());
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        SdkHttpResponse response = context.httpResponse();
        ANSWERED.add(new Call(
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                response.statusCode(),
                context.requestBody()
                        .flatMap(RequestBody::optionalContentLength)
                        .orElse(0L),
                response.firstMatchingHeader("Content-Length")
                        .map(Long::parseLong)
                        .orElse(0L)));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        ITEMS.addAndGet(items(context.response()));
        meter(context.response());
        halt("after", ENDED.incrementAndGet());
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        halt("after", ENDED.incrementAndGet());
    }

    private static int items(SdkResponse response) {
        return switch (response) {
            case QueryResponse query -> query.items().size();
            case GetItemResponse get -> get.hasItem() ? 1 : 0;
            case BatchGetItemResponse batch ->
                batch.responses().values().stream().mapToInt(List::size).sum();
            default -> 0;
        };
    }

    private static void halt(String when, int number) {
        if (number == HALT_CALL && when.equals(HALT_WHEN)) {
            Runtime.getRuntime().halt(HALTED);
        }
    }
}
