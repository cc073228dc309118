package io.xiaoneng.dashboard.supervision;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Hands out attachments: always to be saved, never shown as a page of this program. */
@Component
public class Downloads {

  private final AttachmentFiles files;

  Downloads(AttachmentFiles files) {
    this.files = files;
  }

  /** The answer that holds the file. */
  public ResponseEntity<Resource> of(Attachment attachment) {
    Path file = files.path(attachment.sha256());
    if (!Files.exists(file)) {
      throw new NoteRefusedException(
          HttpStatus.GONE, "the file was taken away when its time was over");
    }
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf(attachment.mediaType()))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(attachment.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(new FileSystemResource(file));
  }
}
