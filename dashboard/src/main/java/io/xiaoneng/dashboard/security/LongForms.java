package io.xiaoneng.dashboard.security;

import io.xiaoneng.dashboard.audit.AuditLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells whoever sends a form with too long a file just that, before anybody looks for the form's
 * token: of a form that is not read to its end the token cannot be found, and the answer would be
 * that it is missing.
 */
final class LongForms extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(LongForms.class);

  /** Up to here the rest is read and thrown away, so that a browser gets to see the answer. */
  private static final long DRAINED = 256L << 20;

  private static final String REFUSED = LongForms.class.getName();

  private final DataSize longest;
  private final AuditLog audit;
  private final CurrentActor current;

  /**
   * A filter, to stand before the one that asks for tokens.
   *
   * @param longest longest form that is read, files and all
   */
  LongForms(DataSize longest, AuditLog audit, CurrentActor current) {
    this.longest = longest;
    this.audit = audit;
    this.current = current;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getAttribute(REFUSED) != null) {
      // The page that says so is made without another look at the form.
      chain.doFilter(new WithoutForm(request), response);
      return;
    }
    if (isForm(request) && tooLong(request)) {
      request.setAttribute(REFUSED, true);
      Actor actor = current.get();
      LOG.warn(
          "{} {} of {} refused: the form has {} bytes, at most {} are taken",
          request.getMethod(),
          request.getRequestURI(),
          actor.name(),
          request.getContentLengthLong(),
          longest.toBytes());
      if (!actor.roles().isEmpty()) {
        audit.record(
            actor,
            "upload.refused",
            request.getMethod() + " " + request.getRequestURI(),
            "longer than " + longest.toMegabytes() + " MB");
        drain(request);
      }
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return request.getMethod().equals("POST")
        && type != null
        && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
  }

  private boolean tooLong(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > longest.toBytes()) {
      return true;
    }
    try {
      // The container refuses here what is too long in itself, or did not say how long it is.
      request.getParts();
      return false;
    } catch (IllegalStateException e) {
      return e.getCause() != null;
    } catch (ServletException damaged) {
      return false;
    }
  }

  private static void drain(HttpServletRequest request) {
    byte[] buffer = new byte[64 << 10];
    long left = DRAINED;
    try {
      InputStream in = request.getInputStream();
      int read = in.read(buffer);
      while (read >= 0 && left > 0) {
        left -= read;
        read = in.read(buffer);
      }
    } catch (IOException | IllegalStateException gone) {
      LOG.debug("the rest of a form that is too long was not sent: {}", gone.toString());
    }
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  /** A request of which nobody takes its body for a form. */
  private static final class WithoutForm extends HttpServletRequestWrapper {

    private WithoutForm(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }
  }
}
