"""What is received, judged and kept: six apps, of which a lower one never imports a higher one."""
