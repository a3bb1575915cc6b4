-- Neovim as a person has it: opens app.py, takes "Move to .env" for the first finding, saves all, and leaves.
local id = vim.lsp.start_client({
  name = 'kagimori',
  cmd = { vim.env.KAGIMORI_NODE, vim.env.KAGIMORI_SERVER, '--stdio' },
  root_dir = vim.fn.getcwd(),
})
vim.cmd('edit app.py')
vim.lsp.buf_attach_client(0, id)
assert(vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 20), 'no diagnostics')
local found = vim.diagnostic.get(0)[1]
vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col + 1 })
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {} }
local client = vim.lsp.get_client_by_id(id)
local listed = client.request_sync('textDocument/codeAction', params, 10000, 0)
for _, action in ipairs(listed.result) do
  if action.title == 'Move to .env' then
    local resolved = client.request_sync('codeAction/resolve', action, 10000, 0).result
    vim.lsp.util.apply_workspace_edit(resolved.edit, client.offset_encoding)
    client.request_sync('workspace/executeCommand', resolved.command, 10000, 0)
  end
end
vim.cmd('silent wall')
vim.cmd('qall!')
