;;; check.el --- Run by Emacs in batch mode with eglot  -*- lexical-binding: t -*-

;; Reads what to do from the environment and prints one line of JSON. Written for Emacs 28 with eglot 1.9 and later.

;;; Code:

(require 'cl-lib)
(require 'json)
(require 'eglot)
(require 'flymake)

(defvar check-report nil "What was seen, an alist.")

(defun check-note (key value)
  "Add VALUE under KEY to the report."
  (push (cons key value) check-report))

(defun check-wait (what test)
  "Wait until TEST gives non-nil, or fail with WHAT."
  (let ((deadline (+ (float-time) 20)))
    (while (not (funcall test))
      (when (> (float-time) deadline) (error "%s" what))
      (accept-process-output nil 0.05))))

(defun check-diagnostics ()
  "The diagnostics of the buffer, asked for anew."
  (flymake-start)
  (flymake-diagnostics))

(defun check-run ()
  "Open the file, look at its diagnostics, run the quick fix, save."
  (let ((file (getenv "CHECK_FILE"))
        (eglot-sync-connect 10)
        (eglot-autoshutdown t)
        (eglot-confirm-server-initiated-edits nil)
        (asked nil))
    (find-file file)
    (setq-local eglot-server-programs
                `((,major-mode . (,(getenv "CHECK_NODE") ,(getenv "CHECK_SERVER") "lsp" "--stdio"))))
    (setq eglot-server-programs (buffer-local-value 'eglot-server-programs (current-buffer)))
    (call-interactively #'eglot)
    (check-wait "no diagnostics" #'check-diagnostics)
    (check-note 'diagnostics
                (vconcat (mapcar (lambda (diagnostic)
                                   `((message . ,(flymake-diagnostic-text diagnostic))
                                     (text . ,(buffer-substring-no-properties
                                               (flymake-diagnostic-beg diagnostic)
                                               (flymake-diagnostic-end diagnostic)))))
                                 (check-diagnostics))))
    (goto-char (flymake-diagnostic-beg (car (check-diagnostics))))
    ;; What the user sees is a list of titles; the first is taken, as Return does.
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt titles &rest _)
                 (setq asked (mapcar (lambda (title) (if (consp title) (car title) title)) titles))
                 (car asked)))
              ((symbol-function 'y-or-n-p) (lambda (&rest _) t))
              ;; As after a key: after a click eglot would show a menu.
              (last-nonmenu-event t))
      (let ((before (buffer-chars-modified-tick)))
        (call-interactively #'eglot-code-actions)
        (check-wait "no edit" (lambda () (/= before (buffer-chars-modified-tick))))))
    (check-note 'titles (vconcat asked))
    ;; Saving tells the server of the change; the idle timer that does it otherwise never runs in batch mode.
    (save-buffer)
    (check-wait "the diagnostics stayed" (lambda () (null (check-diagnostics))))
    (check-note 'version emacs-version)
    (eglot-shutdown (eglot-current-server))))

(let ((code 0))
  (condition-case problem
      (check-run)
    (error
     (setq code 1)
     (check-note 'problem (error-message-string problem))))
  (princ (concat "REPORT " (json-encode check-report) "\n"))
  (kill-emacs code))

;;; check.el ends here
