package io.xiaoneng.dashboard.notice;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads a body to its end or a bound, keeps nothing of it, and goes no further. */
final class BoundedBody implements HttpResponse.BodySubscriber<Long> {

  private final long bound;
  private final CompletableFuture<Long> read = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;
  private long bytes;

  BoundedBody(long bound) {
    this.bound = bound;
  }

  @Override
  public CompletionStage<Long> getBody() {
    return read;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer each : buffers) {
      bytes += each.remaining();
    }
    if (bytes > bound && subscription != null) {
      subscription.cancel();
      read.complete(bytes);
    }
  }

  @Override
  public void onError(Throwable failure) {
    read.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    read.complete(bytes);
  }
}
